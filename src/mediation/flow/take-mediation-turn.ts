import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { parseAction } from '../../contracts/reply.ts';
import { partyOf } from '../actor.ts';
import { textReply } from '../buttons.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import { isTalking } from '../commands/speak.ts';
import type { MediationFlowDeps } from './flow-deps.ts';
import { ROOM_SAY } from './flow-text.ts';
import { beginForm } from './form.ts';
import { openLink } from './link.ts';
import { type ChatMode, type RoomMode, readMode } from './mode.ts';
import { actorOf, takePress } from './press.ts';
import { takeWords } from './words.ts';

/**
 * Presses after which what is typed next is about something else: what the chat was in the middle of is left. Every press
 * that asks for words is here, or the words would be said in the room.
 */
const LEAVES: readonly string[] = [
  ...['start', 'new', 'human', 'topic', 'guide', 'reopen', 'rate-word', 'appointment'],
  ...['open', 'take', 'note', 'law', 'pause', 'close', 'close-as', 'hand-on', 'hand-to'],
];
const LINK = /^m_([A-Za-z0-9_-]{8,64})$/;

/**
 * Takes the turns that are mediation's: its buttons and links, and words typed while the chat is in a form or a room.
 * Undefined: the turn is another's. Reads, never writes.
 */
export async function takeMediationTurn(
  deps: MediationFlowDeps,
  job: TurnJob,
): Promise<TurnResult | undefined> {
  const { content, consultation } = job.work.message;
  if (!content) return undefined;
  const token = content.type === 'command' && content.name === 'start' && LINK.exec(content.argument)?.[1];
  if (token) return openLink(deps, job, token);
  const mode = readMode(await deps.store.mode(job.work.resident.id));
  if (content.type === 'action') {
    const parsed = parseAction(content.action);
    if (parsed?.verb === 'm') return takePress(deps, job, mode, parsed.argument);
    if (parsed?.verb === 'mediate' && mayApply(deps, job)) return beginForm(deps, job);
    return mode && parsed && LEAVES.includes(parsed.verb) ? leaving(deps, job, mode) : undefined;
  }
  if (content.type === 'command')
    return mode && LEAVES.includes(content.name) ? leaving(deps, job, mode) : undefined;
  // A line like /登记 is a command, whoever reads commands; never words for a room.
  if (content.type === 'text' && content.text.startsWith('/')) return undefined;
  const replied = await repliedTo(deps, job);
  if (replied === 'elsewhere') return undefined;
  if (replied) return takeWords(deps, job, replied);
  // A correction of what was said in a consultation is the consultation's, whatever the chat is at now.
  if (!mode || (content.type === 'edit' && consultation)) return undefined;
  return (await roomIsOver(deps, job, mode))
    ? leaving(deps, job, mode, ROOM_SAY.over)
    : takeWords(deps, job, mode);
}

/**
 * What a side says after its case ended is for the bot again, weeks later as well. A mediator's words stay where they
 * were meant for and are refused there: at a desk they would reach another resident.
 */
async function roomIsOver(deps: MediationFlowDeps, { work }: TurnJob, mode: ChatMode): Promise<boolean> {
  if (mode.kind !== 'room' || work.person) return false;
  const c = await deps.store.file(mode.case);
  return !c || !isTalking(c);
}

/** Another thing is begun; the flow that it belongs to takes it. Who was in a room is told that they no longer are. */
async function leaving(
  deps: MediationFlowDeps,
  job: TurnJob,
  mode: ChatMode,
  say: string = ROOM_SAY.left,
): Promise<TurnResult> {
  const taken = await deps.takeTurn(job);
  if (mode.kind !== 'room') return { ...taken, leavesMediation: true };
  const left = textReply(say, [CASE_BUTTONS.mine]);
  return {
    ...taken,
    leavesMediation: true,
    replies: (number, told) => [left, ...taken.replies(number, told)],
  };
}

/** What safety said keeps it from mediation: the flow then calls a person, as ever. */
function mayApply(deps: MediationFlowDeps, { work }: TurnJob): boolean {
  if (work.person) return false;
  const state = work.consultation?.state;
  if (state === 'held' || state === 'mediating') return false;
  return !work.consultation?.flags.some((flag) => deps.forbiddenFlags().includes(flag));
}

/**
 * A reply to a message of a room goes where that message was: to everybody, or within the private talk. One to a message
 * of a consultation never goes to a room, whatever the chat is at: it is another matter, maybe another person's.
 */
async function repliedTo(deps: MediationFlowDeps, job: TurnJob): Promise<RoomMode | 'elsewhere' | undefined> {
  const { content } = job.work.message;
  const replyTo = content?.type === 'text' || content?.type === 'file' ? content.replyTo : undefined;
  const shown = replyTo && (await deps.store.shownIn(job.work.resident.id, replyTo));
  if (!shown || shown === 'elsewhere') return shown || undefined;
  const c = await deps.store.file(shown.key);
  if (!c) return undefined;
  const private_ = c.parties.find((p) => p.id === shown.audience);
  const own = partyOf(c, actorOf(job));
  const audience = !private_ ? 'all' : own ? 'private' : private_.position;
  return { kind: 'room', case: shown.key, audience };
}
