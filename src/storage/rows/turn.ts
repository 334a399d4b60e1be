import type { Selectable } from 'kysely';
import type { Turn, TurnRecord } from '../../consultation/records.ts';
import type { TurnTable } from '../schema.ts';

export function toTurn(row: Selectable<TurnTable>): Turn {
  return {
    id: row.id,
    resident: row.resident_id,
    consultation: row.consultation_id ?? undefined,
    message: row.message_id,
    state: row.state,
    attempts: row.attempts,
    createdAt: new Date(row.created_at),
    finishedAt: row.finished_at === null ? undefined : new Date(row.finished_at),
    record: row.record === null ? undefined : (JSON.parse(row.record) as TurnRecord),
  };
}
