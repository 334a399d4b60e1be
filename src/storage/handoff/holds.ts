import { sql } from 'kysely';
import type { ConsultationId, PersonId, ResidentId } from '../../core/ids.ts';
import { newId } from '../../core/ids.ts';
import type { Db } from '../store.ts';

/** Said as in the index, so that the index is used. */
const NOT_ENDED = sql.lit(null);

export async function holderOf(tx: Db, consultation: ConsultationId): Promise<PersonId | undefined> {
  const row = await tx
    .selectFrom('holds')
    .select('person_id')
    .where('consultation_id', '=', consultation)
    .where('ended_at', 'is', NOT_ENDED)
    .executeTakeFirst();
  return row?.person_id;
}

/** In the chat it was taken from it is the one opened last. */
export async function beginHold(
  tx: Db,
  { consultation, person, chat }: { consultation: ConsultationId; person: PersonId; chat: ResidentId },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('holds')
    .values({
      id: newId(now.getTime()),
      consultation_id: consultation,
      person_id: person,
      since: now.toISOString(),
      reminded_at: null,
      ended_at: null,
      ending: null,
    })
    .execute();
  await tx
    .updateTable('desks')
    .set({ opened_id: consultation, awaiting: null })
    .where('person_id', '=', person)
    .where('chat_id', '=', chat)
    .execute();
}

/** The desk forgets what was open on it. */
export async function endHold(
  tx: Db,
  consultation: ConsultationId,
  ending: 'closed' | 'handed-on' | 'left',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('holds')
    .set({ ended_at: now.toISOString(), ending })
    .where('consultation_id', '=', consultation)
    .where('ended_at', 'is', NOT_ENDED)
    .execute();
  await tx.updateTable('desks').set({ opened_id: null }).where('opened_id', '=', consultation).execute();
}

/** Who has it, or had it last. */
export async function lastHolderOf(tx: Db, consultation: ConsultationId): Promise<PersonId | undefined> {
  const row = await tx
    .selectFrom('holds')
    .select('person_id')
    .where('consultation_id', '=', consultation)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.person_id;
}

export async function heldBy(tx: Db, person: PersonId): Promise<ConsultationId[]> {
  const rows = await tx
    .selectFrom('holds')
    .select('consultation_id')
    .where('person_id', '=', person)
    .where('ended_at', 'is', NOT_ENDED)
    .orderBy('since')
    .execute();
  return rows.map((row) => row.consultation_id);
}
