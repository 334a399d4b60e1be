import type { Counter } from '../../staff/ports.ts';
import { FORGET_MS, waitAfter } from '../../staff/throttle.ts';
import type { Db, Store } from '../store.ts';

/** Before the first wait: sorts before every instant. */
const NEVER = '';

/** Rows are locked in the order of their keys, so that two attempts on the same counters wait for each other and never deadlock. */
export async function countAttempt(
  store: Store,
  tx: Db,
  counters: readonly Counter[],
  now: Date,
): Promise<number> {
  const hashed = counters.map(({ key, free }) => ({ key: store.cipher.hash('sign-in', key), free }));
  const at = now.toISOString();
  const forgotten = new Date(now.getTime() - FORGET_MS).toISOString();
  await tx.deleteFrom('sign_in_attempts').where('last_at', '<', forgotten).execute();
  const fresh = hashed
    .map(({ key }) => ({ key, attempts: 0, last_at: at, blocked_until: NEVER }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  await tx
    .insertInto('sign_in_attempts')
    .values(fresh)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = await tx
    .selectFrom('sign_in_attempts')
    .selectAll()
    .where(
      'key',
      'in',
      hashed.map(({ key }) => key),
    )
    .orderBy('key')
    .$if(store.dialect.rowLocks, (query) => query.forUpdate())
    .execute();
  const waits = rows.map(({ blocked_until }) =>
    blocked_until > at ? new Date(blocked_until).getTime() - now.getTime() : 0,
  );
  const wait = Math.max(0, ...waits);
  if (wait > 0) return wait;
  for (const row of rows) {
    const attempts = row.attempts + 1;
    const pause = waitAfter(attempts, hashed.find(({ key }) => key === row.key)!.free);
    const until = pause > 0 ? new Date(now.getTime() + pause).toISOString() : NEVER;
    await tx
      .updateTable('sign_in_attempts')
      .set({ attempts, last_at: at, blocked_until: until })
      .where('key', '=', row.key)
      .execute();
  }
  return 0;
}

export async function forgive(
  store: Store,
  tx: Db,
  keys: readonly string[],
  clear: readonly string[],
): Promise<void> {
  const hash = (key: string) => store.cipher.hash('sign-in', key);
  if (clear.length > 0) {
    await tx.deleteFrom('sign_in_attempts').where('key', 'in', clear.map(hash)).execute();
  }
  if (keys.length > 0) {
    await tx
      .updateTable('sign_in_attempts')
      .set((eb) => ({ attempts: eb('attempts', '-', 1), blocked_until: NEVER }))
      .where('key', 'in', keys.map(hash))
      .where('attempts', '>', 0)
      .execute();
  }
}
