import { sql } from 'kysely';
import { fire } from '../../mediation/commands/timer.ts';
import type { Db, Store } from '../store.ts';
import { write } from './carry-out-case.ts';
import { contextOf } from './context.ts';
import { loadCase } from './load-case.ts';
import { lockChatsOf } from './lock-chats.ts';
import { whoMayNot } from './who-may-not.ts';

/** One timer whose time has come, marked and done. False: there is none. */
export async function fireOne(store: Store, tx: Db, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('case_timers')
    .selectAll()
    .where('done_at', 'is', sql.lit(null))
    .where('due_at', '<=', now.toISOString())
    .orderBy('due_at')
    .limit(1)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  if (!row) return false;
  await tx
    .updateTable('case_timers')
    .set({ done_at: now.toISOString() })
    .where('case_id', '=', row.case_id)
    .where('key', '=', row.key)
    .execute();
  if (store.dialect.rowLocks) await lockChatsOf(tx, row.case_id);
  const before = await loadCase(store, tx, { id: row.case_id }, true);
  if (!before) return true;
  const context = contextOf(store, { kind: 'system' }, await whoMayNot(tx, before), now);
  await write(store, tx, before, fire(before, row.key, context), context.actor, now);
  return true;
}
