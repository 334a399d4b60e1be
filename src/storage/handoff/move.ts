import type { Selectable } from 'kysely';
import type { ConsultationEvent, Outcome } from '../../consultation/states.ts';
import { changeState } from '../log/change-state.ts';
import type { ConsultationTable } from '../schema.ts';
import type { Db } from '../store.ts';

/** Carries one event out on a locked consultation. Undefined: the table of states refuses it. */
export async function move(
  tx: Db,
  row: Selectable<ConsultationTable>,
  event: ConsultationEvent,
  options: { by: string; now: Date; outcome?: Outcome },
): Promise<Selectable<ConsultationTable> | undefined> {
  const changed = changeState(row, event, { ...options, outcome: options.outcome });
  if (!changed) return undefined;
  const { state, outcome, closed_at } = changed.row;
  const last_at = options.now.toISOString();
  // What is said after it is reopened is erased in its turn.
  const words_erased_at = event === 'reopen' ? null : row.words_erased_at;
  await tx
    .updateTable('consultations')
    .set({ state, outcome, closed_at, last_at, words_erased_at })
    .where('id', '=', row.id)
    .execute();
  await tx.insertInto('consultation_events').values(changed.event).execute();
  return { ...changed.row, last_at, words_erased_at };
}
