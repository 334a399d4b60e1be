import { sql } from 'kysely';
import type { ComingAppointment, DueFollowUp, Saying } from '../../handoff/ports.ts';
import type { Db, Store } from '../store.ts';
import { matterOf } from './offers.ts';
import { toAppointment, toFollowUp } from './read-story.ts';
import { sayAll } from './say.ts';

const HOUR = 3_600_000;

/** One agreed appointment that begins within a day, or within an hour, and was not reminded of so. */
export async function remindOfAppointment(
  store: Store,
  tx: Db,
  say: (appointment: ComingAppointment) => Saying,
  now: Date,
): Promise<boolean> {
  const within = (hours: number) => new Date(now.getTime() + hours * HOUR).toISOString();
  const row = await tx
    .selectFrom('appointments')
    .selectAll()
    .where('state', '=', sql.lit('accepted' as const))
    .where('starts_at', '>', now.toISOString())
    .where((eb) =>
      eb.or([
        eb.and([eb('starts_at', '<=', within(1)), eb('hour_reminded_at', 'is', null)]),
        eb.and([eb('starts_at', '<=', within(24)), eb('day_reminded_at', 'is', null)]),
      ]),
    )
    .orderBy('starts_at')
    .limit(1)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  if (!row) return false;
  // Agreed on within the last hour before it: one reminder is enough.
  const lastHour = row.starts_at <= within(1);
  await tx
    .updateTable('appointments')
    .set({ day_reminded_at: now.toISOString(), ...(lastHour ? { hour_reminded_at: now.toISOString() } : {}) })
    .where('id', '=', row.id)
    .execute();
  const matter = await matterOf(tx, row.consultation_id);
  await sayAll(store, tx, matter, say({ ...toAppointment(row), number: matter.number }), now);
  return true;
}

/** One follow-up whose day has come. */
export async function sendFollowUp(
  store: Store,
  tx: Db,
  say: (followUp: DueFollowUp) => Saying,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('follow_ups')
    .selectAll()
    .where('sent_at', 'is', sql.lit(null))
    .where('due_at', '<=', now.toISOString())
    .orderBy('due_at')
    .limit(1)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  if (!row) return false;
  await tx.updateTable('follow_ups').set({ sent_at: now.toISOString() }).where('id', '=', row.id).execute();
  const matter = await matterOf(tx, row.consultation_id);
  await sayAll(store, tx, matter, say({ ...toFollowUp(row), number: matter.number }), now);
  return true;
}
