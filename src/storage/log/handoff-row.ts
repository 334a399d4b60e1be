import type { Insertable, Selectable } from 'kysely';
import type { HandoffRequest } from '../../consultation/records.ts';
import { type ConsultationId, newId, type TurnId } from '../../core/ids.ts';
import { plainText } from '../plain-text.ts';
import type { HandoffRequestTable } from '../schema.ts';

export function handoffRow(
  turn: TurnId,
  consultation: ConsultationId,
  request: HandoffRequest,
  now: Date,
): Insertable<HandoffRequestTable> {
  return {
    id: newId(now.getTime()),
    consultation_id: consultation,
    turn_id: turn,
    reason: plainText(request.reason),
    wish: plainText(request.wish),
    urgency: request.urgency,
    who: plainText(request.who),
    promise: plainText(request.promise),
    due_at: request.due.toISOString(),
    at: now.toISOString(),
  };
}

export function toHandoffRequest(row: Selectable<HandoffRequestTable>): HandoffRequest & { at: Date } {
  return {
    reason: row.reason,
    wish: row.wish ?? '',
    urgency: row.urgency,
    who: row.who,
    promise: row.promise,
    due: new Date(row.due_at),
    at: new Date(row.at),
  };
}
