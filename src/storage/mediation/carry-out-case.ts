import type { StoredMessage } from '../../consultation/records.ts';
import type { MediationCommand } from '../../contracts/mediation-command.ts';
import type { MessageId, ResidentId } from '../../core/ids.ts';
import { newId } from '../../core/ids.ts';
import { type Actor, nameOfActor, partyOf } from '../../mediation/actor.ts';
import type { MediationCase } from '../../mediation/case.ts';
import { join } from '../../mediation/commands/consent.ts';
import { decide } from '../../mediation/decide.ts';
import { type Decided, type Decision, type DecisionContext, refused } from '../../mediation/decision.ts';
import type { Carried } from '../../mediation/ports.ts';
import { CASE_SAY } from '../../mediation/screen-text.ts';
import { writeAudit } from '../log/audit.ts';
import { plainText } from '../plain-text.ts';
import type { Db, Store } from '../store.ts';
import { applyCase } from './apply-case.ts';
import { readBotName } from './bot-name.ts';
import { contextOf } from './context.ts';
import { loadCase } from './load-case.ts';
import { nextPosition } from './next-position.ts';
import { saveCase } from './save-case.ts';
import { sayCase, storeRoomMessage } from './say-case.ts';
import { judgeCode, judgeLink, missLink, spendInvitation, storeSecrets } from './secrets.ts';
import { whoMayNot } from './who-may-not.ts';

/** Who calls: what they are, and their chat where it was said in one. */
export interface Caller {
  actor: Actor;
  chat: ResidentId | undefined;
}

/** One command on a case, in the caller's transaction. The chats are locked (lock-chats.ts), then the case. */
export async function carryOutCase(
  store: Store,
  tx: Db,
  command: MediationCommand,
  caller: Caller,
  now: Date,
): Promise<Carried & { said: StoredMessage[] }> {
  const { actor, chat } = caller;
  if (command.type === 'apply') {
    const decision = await applyCase(store, tx, command.application, caller, now);
    return write(store, tx, undefined, decision, actor, now);
  }
  if (command.type === 'join') return joinCase(store, tx, command.token, chat, now);
  const before = await loadCase(store, tx, { key: command.case }, true);
  if (!before) return write(store, tx, undefined, refused(CASE_SAY.noCase), actor, now);
  const context = contextOf(store, actor, await whoMayNot(tx, before), now);
  if (command.type === 'invite' && !context.rules.bot)
    context.rules = { ...context.rules, bot: await readBotName(tx) };
  if (command.type === 'confirm') await judge(store, tx, before, command.code, context);
  const decision = decide(before, command, context);
  const source = command.type === 'speak' ? (command.source as MessageId | undefined) : undefined;
  return write(store, tx, before, decision, actor, now, source);
}

async function judge(store: Store, tx: Db, c: MediationCase, code: string, context: DecisionContext) {
  const party = partyOf(c, context.actor);
  if (!party || !c.agreement) return;
  context.code = await judgeCode(store, tx, party.id, c.agreement.revision, code, context.now);
}

async function joinCase(store: Store, tx: Db, token: string, chat: ResidentId | undefined, now: Date) {
  const actor: Actor = chat ? { kind: 'resident', resident: chat } : { kind: 'system' };
  if (!chat) return write(store, tx, undefined, refused(CASE_SAY.link.bad), actor, now);
  const link = await judgeLink(store, tx, token, chat, now, true);
  if (link.state !== 'good' || !link.file || !link.party || !link.invitation) {
    // Who presses 是我 a second time did nothing wrong.
    if (link.state !== 'mine') await missLink(tx, chat, link, now);
    const why = link.state === 'good' ? 'bad' : link.state;
    return write(store, tx, undefined, refused(CASE_SAY.link[why]), actor, now);
  }
  const people = await whoMayNot(tx, link.file, chat);
  const decision = join(link.file, link.party, contextOf(store, actor, people, now));
  if (decision.done) await spendInvitation(tx, link.invitation, chat, now);
  return write(store, tx, link.file, decision, actor, now);
}

/** Everything a decision changed. */
export async function write(
  store: Store,
  tx: Db,
  before: MediationCase | undefined,
  decision: Decision,
  actor: Actor,
  now: Date,
  source?: MessageId,
): Promise<Carried & { said: StoredMessage[] }> {
  if (!decision.done) {
    const reply = { body: { type: 'text' as const, text: decision.why }, buttons: [] };
    return { done: false, replies: [reply], file: before, said: [] };
  }
  const { file, message, reply } = decision;
  await saveCase(store, tx, before, file);
  await storeEvents(store, tx, decision, actor, now);
  await storeSecrets(store, tx, file, decision.secrets, now);
  // Said once: a turn done again after a crash, or a button pressed twice, passes nothing on a second time.
  if (message && !(await storeRoomMessage(store, tx, file, message, source)))
    return { done: true, replies: reply, file, said: [] };
  const said = await sayCase(store, tx, file, decision.say, now);
  return { done: true, replies: reply, file, said, ...(decision.again ? { again: true } : {}) };
}

/** Who, when, why; what people of the office did is in the audit log as well. */
async function storeEvents(store: Store, tx: Db, { events, file }: Decided, actor: Actor, now: Date) {
  const by = nameOfActor(file, actor);
  const first = events.length > 0 ? await nextPosition(tx, 'case_events', file.id) : 1;
  for (const [i, { event, from, to, why }] of events.entries()) {
    await tx
      .insertInto('case_events')
      .values({
        id: newId(now.getTime()),
        case_id: file.id,
        position: first + i,
        event,
        from_state: from ?? null,
        to_state: to,
        by,
        why_sealed: why ? store.cipher.seal('case', plainText(why)) : null,
        at: now.toISOString(),
      })
      .execute();
    if (actor.kind !== 'person') continue;
    await writeAudit(tx, { actor: by, action: `case.${event}`, subject: file.number }, now);
  }
}
