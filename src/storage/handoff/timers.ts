import { sql } from 'kysely';
import type { DueClock, IdleHold, Saying } from '../../handoff/ports.ts';
import { toConsultation } from '../rows/consultation.ts';
import type { Db, Store } from '../store.ts';
import { endClock, toClock } from './clocks.ts';
import { endHold, holderOf } from './holds.ts';
import { move } from './move.ts';
import { matterOf } from './offers.ts';
import { sayAll } from './say.ts';

/** One clock that came to its reminder (`remind_at`) or ran over (`due_at`), marked, and what is to be said of it. */
export async function clockOne(
  store: Store,
  tx: Db,
  which: 'remind' | 'overdue',
  say: (clock: DueClock) => Saying,
  now: Date,
): Promise<boolean> {
  const [at, done] =
    which === 'remind' ? (['remind_at', 'reminded_at'] as const) : (['due_at', 'alerted_at'] as const);
  const row = await tx
    .selectFrom('clocks')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('paused_at', 'is', null)
    .where(done, 'is', null)
    .where(at, '<=', now.toISOString())
    .orderBy(at)
    .limit(1)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  if (!row) return false;
  await tx
    .updateTable('clocks')
    .set({ [done]: now.toISOString() })
    .where('consultation_id', '=', row.consultation_id)
    .execute();
  const matter = await matterOf(tx, row.consultation_id);
  const holder = await holderOf(tx, row.consultation_id);
  const clock: DueClock = { ...toClock(row), consultation: toConsultation(matter), holder };
  await sayAll(store, tx, matter, say(clock), now);
  return true;
}

/** One matter in hand in which nobody wrote since `before`: reminded of once since then, or closed. */
export async function idleOne(
  store: Store,
  tx: Db,
  what: 'remind' | 'close',
  say: (hold: IdleHold) => Saying,
  before: Date,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('holds')
    .innerJoin('consultations', 'consultations.id', 'holds.consultation_id')
    .selectAll('consultations')
    .select(['holds.id as hold', 'holds.person_id', 'holds.since', 'holds.reminded_at'])
    .where('holds.ended_at', 'is', sql.lit(null))
    .where('consultations.state', '=', 'held')
    .where('consultations.last_at', '<', before.toISOString())
    .$if(what === 'remind', (query) =>
      query.where((eb) =>
        eb.or([
          eb('holds.reminded_at', 'is', null),
          eb('holds.reminded_at', '<', eb.ref('consultations.last_at')),
        ]),
      ),
    )
    .orderBy('consultations.last_at')
    .limit(1)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate('consultations').skipLocked())
    .executeTakeFirst();
  if (!row) return false;
  const { hold, person_id, since, reminded_at, ...matter } = row;
  const idle: IdleHold = {
    consultation: toConsultation(matter),
    person: person_id,
    since: new Date(since),
    remindedAt: reminded_at === null ? undefined : new Date(reminded_at),
  };
  if (what === 'remind') {
    await tx.updateTable('holds').set({ reminded_at: now.toISOString() }).where('id', '=', hold).execute();
  } else {
    await endHold(tx, matter.id, 'closed', now);
    await move(tx, matter, 'close', { by: 'system', now, outcome: matter.outcome ?? 'idle' });
    await endClock(tx, matter.id, now);
  }
  await sayAll(store, tx, matter, say(idle), now);
  return true;
}
