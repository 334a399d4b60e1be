import { sql } from 'kysely';
import { dutyIsOver } from '../../handoff/take-back.ts';
import { takeBack } from '../../mediation/commands/assignment.ts';
import type { Db, Store } from '../store.ts';
import { write } from './carry-out-case.ts';
import { contextOf } from './context.ts';
import { loadCase } from './load-case.ts';
import { lockChatsOf } from './lock-chats.ts';
import { unavailable, whoMayNot } from './who-may-not.ts';

/**
 * One open card before somebody who is on leave, has neither account nor desk, or whose duty ended while another's
 * runs: it goes to the next. False: there is none. Cost: two queries; a case is read only when its card moves.
 */
export async function takeBackOne(store: Store, tx: Db, now: Date): Promise<boolean> {
  const { directory } = store.caseRules();
  const open = await tx
    .selectFrom('case_offers')
    .innerJoin('cases', 'cases.id', 'case_offers.case_id')
    .select(['case_offers.person_id', 'case_offers.made_at', 'cases.id', 'cases.area_id'])
    .where('case_offers.state', '=', sql.lit('offered' as const))
    .execute();
  if (open.length === 0) return false;
  const away = await unavailable(tx);
  const there = directory.people.filter((p) => p.role === 'mediator' && !away.includes(p.id));
  const moved = open.find(({ person_id: person, made_at, area_id: area }) => {
    const card = { person, madeAt: new Date(made_at), area };
    return (
      away.includes(person) ||
      dutyIsOver(
        directory,
        card,
        there.map((p) => p.id),
        now,
      )
    );
  });
  if (!moved) return false;
  if (store.dialect.rowLocks) await lockChatsOf(tx, moved.id);
  const before = await loadCase(store, tx, { id: moved.id }, true);
  if (!before) return false;
  const context = contextOf(store, { kind: 'system' }, await whoMayNot(tx, before), now);
  const decision = takeBack(before, context);
  // Another instance was faster.
  if (!decision.done) return false;
  await write(store, tx, before, decision, context.actor, now);
  return true;
}
