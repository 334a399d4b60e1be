import type { Selectable } from 'kysely';
import type { ConsultationId, MessageId, ResidentId } from '../../core/ids.ts';
import type { ConsultationTable } from '../schema.ts';
import type { Db } from '../store.ts';

/**
 * The consultation a turn goes on with: the resident's newest that is not closed; else the one the message
 * belongs to (an edit of a message in a closed one). One or two index look-ups.
 */
export async function currentConsultation(
  db: Db,
  turn: { resident_id: ResidentId; message_id: MessageId },
): Promise<Selectable<ConsultationTable> | undefined> {
  const alive = await db
    .selectFrom('consultations')
    .selectAll()
    .where('resident_id', '=', turn.resident_id)
    .where('state', '!=', 'closed')
    .orderBy('opened_at', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (alive) return alive;
  return db
    .selectFrom('consultations')
    .innerJoin('messages', 'messages.consultation_id', 'consultations.id')
    .selectAll('consultations')
    .where('messages.id', '=', turn.message_id)
    .executeTakeFirst();
}

/** Reads it again, locked where rows are locked: its state must not change under a transition. */
export async function lockConsultation(
  db: Db,
  id: ConsultationId,
  rowLocks: boolean,
): Promise<Selectable<ConsultationTable>> {
  return db
    .selectFrom('consultations')
    .selectAll()
    .where('id', '=', id)
    .$if(rowLocks, (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
}
