import type { PersonId } from '../../core/ids.ts';
import { mediatorGone } from '../../mediation/commands/assignment.ts';
import type { Db, Store } from '../store.ts';
import { write } from './carry-out-case.ts';
import { contextOf } from './context.ts';
import { loadCase } from './load-case.ts';
import { lockChatsOf } from './lock-chats.ts';
import { shutOut, whoMayNot } from './who-may-not.ts';

const OPEN = ['inviting', 'mediating', 'agreeing'] as const;

/**
 * One open case whose mediator is no longer in the directory, or has neither account nor desk any more, offered to the
 * next with its story. False: there is none.
 */
export async function releaseOne(store: Store, tx: Db, now: Date): Promise<boolean> {
  const { directory } = store.caseRules();
  // Without a directory nobody left it: it could not be read.
  if (directory.people.length === 0) return false;
  const closed = await shutOut(tx);
  const here = directory.people.filter(({ id }) => !closed.includes(id));
  const there = here.map(({ id }) => JSON.stringify([id]));
  const row = await tx
    .selectFrom('cases')
    .select('id')
    .where('state', 'in', OPEN)
    .where('mediators', '!=', '[]')
    .where('mediators', 'not in', there)
    .limit(1)
    .executeTakeFirst();
  if (!row) return false;
  if (store.dialect.rowLocks) await lockChatsOf(tx, row.id);
  const before = await loadCase(store, tx, { id: row.id }, true);
  const gone = before?.mediators.filter((id: PersonId) => !here.some((p) => p.id === id));
  // Another instance was faster.
  if (!before || !gone?.length) return false;
  const context = contextOf(store, { kind: 'system' }, await whoMayNot(tx, before), now);
  await write(store, tx, before, mediatorGone(before, context), context.actor, now);
  return true;
}
