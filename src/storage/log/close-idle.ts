import { next } from '../../consultation/states.ts';
import { newId } from '../../core/ids.ts';
import { type Store, transaction } from '../store.ts';
import { TO_DO_TURNS } from '../unsettled.ts';

const BATCH = 200;

/**
 * Closes consultations in state `open` that nobody has said anything in since `before`. One whose resident has a
 * message still to be answered stays. What a flow had already set as the outcome stays, else it is `idle`.
 */
export async function closeIdle(store: Store, before: Date, now: Date): Promise<number> {
  let closed = 0;
  for (;;) {
    const batch = await closeBatch(store, before, now);
    closed += batch;
    if (batch < BATCH) return closed;
  }
}

/** Batches keep the write lock short; a row locked by a turn at its end is not idle and is passed over. */
function closeBatch(store: Store, before: Date, now: Date): Promise<number> {
  return transaction(store, async (tx) => {
    const rows = await tx
      .selectFrom('consultations')
      .select('id')
      .where('state', '=', 'open')
      .where('last_at', '<', before.toISOString())
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('turns')
              .select('turns.id')
              .whereRef('turns.resident_id', '=', 'consultations.resident_id')
              .where('turns.state', 'in', TO_DO_TURNS),
          ),
        ),
      )
      .orderBy('last_at')
      .limit(BATCH)
      .$if(store.dialect.rowLocks, (query) => query.forUpdate('consultations').skipLocked())
      .execute();
    const to = next('open', 'close');
    if (rows.length === 0 || to === undefined) return 0;
    const at = now.toISOString();
    await tx
      .updateTable('consultations')
      .set((eb) => ({
        state: to,
        closed_at: at,
        outcome: eb.fn.coalesce('outcome', eb.val('idle' as const)),
      }))
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    await tx
      .insertInto('consultation_events')
      .values(
        rows.map((row) => ({
          id: newId(now.getTime()),
          consultation_id: row.id,
          event: 'close',
          from_state: 'open' as const,
          to_state: to,
          by: 'system',
          at,
        })),
      )
      .execute();
    return rows.length;
  });
}
