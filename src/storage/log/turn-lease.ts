import type { TurnId } from '../../core/ids.ts';
import { type Store, transaction } from '../store.ts';

/** False: the lease ran out or is another's. */
export async function renewTurn(
  store: Store,
  turn: TurnId,
  worker: string,
  leaseMs: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction(store, (tx) =>
    tx
      .updateTable('turns')
      .set({ due_at: new Date(now.getTime() + leaseMs).toISOString() })
      .where('id', '=', turn)
      .where('state', '=', 'working')
      .where('lease_owner', '=', worker)
      .where('due_at', '>', now.toISOString())
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n;
}

/**
 * Only the holder's: once another worker has taken the turn this changes nothing. A lease that ran out without
 * that may still be put back; the attempt counts once either way.
 */
export async function releaseTurn(store: Store, turn: TurnId, worker: string, retryAt: Date): Promise<void> {
  await transaction(store, (tx) =>
    tx
      .updateTable('turns')
      .set((eb) => ({
        state: 'pending' as const,
        attempts: eb('attempts', '+', 1),
        due_at: retryAt.toISOString(),
        lease_owner: null,
      }))
      .where('id', '=', turn)
      .where('state', '=', 'working')
      .where('lease_owner', '=', worker)
      .execute(),
  );
}
