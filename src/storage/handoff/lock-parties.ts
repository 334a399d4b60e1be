import { sql } from 'kysely';
import type { TurnResult } from '../../consultation/records.ts';
import type { ConsultationId, ResidentId } from '../../core/ids.ts';
import { lockCaseChats } from '../mediation/lock-chats.ts';
import type { Db } from '../store.ts';
import { topicOf } from './topics.ts';

/**
 * Locks the chats an order will write in, in the order of their ids, before anything else is locked: an adviser and
 * a resident who write at the same moment would else each hold their own and wait for the other's, and PostgreSQL
 * takes a second to find that out. Only where rows are locked. One or two look-ups.
 */
export async function lockParties(
  tx: Db,
  turn: { resident_id: ResidentId; consultation_id: ConsultationId | null },
  result: Pick<TurnResult, 'order' | 'ifHeld'>,
): Promise<void> {
  const { order, ifHeld } = result;
  if (!order && !ifHeld) return;
  if (order?.type === 'mediation') return lockCaseChats(tx, turn.resident_id, order.command);
  const other =
    order && 'consultation' in order
      ? await residentOf(tx, order.consultation)
      : turn.consultation_id && (await deskOn(tx, turn.consultation_id));
  if (!other) return;
  await tx
    .selectFrom('residents')
    .select('id')
    .where('id', 'in', [turn.resident_id, other])
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function residentOf(tx: Db, id: ConsultationId): Promise<ResidentId | undefined> {
  const row = await tx
    .selectFrom('consultations')
    .select('resident_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.resident_id;
}

async function deskOn(tx: Db, id: ConsultationId): Promise<ResidentId | undefined> {
  const topic = await topicOf(tx, id);
  if (topic) return topic;
  const row = await tx
    .selectFrom('holds')
    .innerJoin('desks', 'desks.person_id', 'holds.person_id')
    .select('desks.chat_id')
    .where('holds.consultation_id', '=', id)
    .where('holds.ended_at', 'is', sql.lit(null))
    .executeTakeFirst();
  return row?.chat_id;
}
