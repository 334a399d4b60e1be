import { sql } from 'kysely';
import { type Store, transaction } from '../store.ts';
import { UNSENT } from '../unsettled.ts';

/**
 * Ends the leases of workers that are known to be gone, so that their turns and replies are taken up at once and not
 * when the lease runs out. An ended lease counts as one that ran out. Reads the workers named in unsettled rows.
 */
export async function endLeases(store: Store, gone: (worker: string) => boolean, now: Date): Promise<number> {
  return transaction(store, async (tx) => {
    const turns = await tx
      .selectFrom('turns')
      .select('lease_owner')
      .distinct()
      .where('state', '=', sql.lit('working'))
      .execute();
    const outbox = await tx
      .selectFrom('outbox')
      .select('lease_owner')
      .distinct()
      .where('state', 'in', UNSENT)
      .execute();
    const dead = [...new Set([...turns, ...outbox].flatMap((row) => row.lease_owner ?? []))].filter(gone);
    if (dead.length === 0) return 0;
    const due_at = now.toISOString();
    await tx
      .updateTable('turns')
      .set({ due_at })
      .where('state', '=', sql.lit('working'))
      .where('lease_owner', 'in', dead)
      .execute();
    await tx
      .updateTable('outbox')
      .set({ due_at })
      .where('state', 'in', UNSENT)
      .where('lease_owner', 'in', dead)
      .execute();
    return dead.length;
  });
}
