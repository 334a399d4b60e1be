import type { Insertable, Selectable } from 'kysely';
import { type ConsultationEvent, next, type Outcome } from '../../consultation/states.ts';
import { newId } from '../../core/ids.ts';
import type { ConsultationEventTable, ConsultationTable } from '../schema.ts';

type Row = Selectable<ConsultationTable>;

export interface Change {
  row: Row;
  event: Insertable<ConsultationEventTable>;
}

/**
 * The row after `event` and the event's own row, by the one table of states; undefined when that refuses it.
 * Writes nothing: the caller has locked the row and writes both.
 */
export function changeState(
  row: Row,
  event: ConsultationEvent,
  options: { by: string; now: Date; outcome: Outcome | undefined },
): Change | undefined {
  const to = next(row.state, event);
  if (to === undefined) return undefined;
  const at = options.now.toISOString();
  const reopened = row.state === 'closed' && to !== 'closed';
  return {
    row: {
      ...row,
      state: to,
      outcome: options.outcome ?? (reopened ? null : row.outcome),
      closed_at: to === 'closed' ? at : null,
    },
    event: {
      id: newId(options.now.getTime()),
      consultation_id: row.id,
      event,
      from_state: row.state,
      to_state: to,
      by: options.by,
      at,
    },
  };
}
