import type { TurnId } from '../../core/ids.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { TurnResult, TurnWork } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { callPerson } from './call-person.ts';
import { withPerson } from './held.ts';
import { openOrCurrent, say, textReply } from './results.ts';

/** 有用 / 没用. Two 没用 in a row call a person. */
export async function rate(
  deps: FlowDeps,
  job: TurnJob,
  rated: TurnId,
  useful: boolean,
): Promise<TurnResult> {
  const { work } = job;
  const found = await deps.log.turn(rated);
  if (!found || found.turn.resident !== work.resident.id)
    return say(work, { path: 'action' }, textReply(SAY.optionGone));
  const feedback = { turn: rated, useful };
  if (useful) return { ...say(work, { path: 'action' }, textReply(SAY.useful)), feedback };

  const before = await lastRating(deps, work);
  const twice = before?.startsWith('useless:') && before !== `useless:${rated}`;
  if (!twice || work.consultation?.state === 'queued' || withPerson(work)) {
    return {
      ...say(work, { path: 'action' }, textReply(SAY.useless, [BUTTONS.rephrase(rated), BUTTONS.human])),
      feedback,
    };
  }
  const call = callPerson(deps, work, 'useless-twice', {});
  return {
    record: { path: 'call-person', handoffReason: 'useless-twice' },
    replies: (number) => [textReply(SAY.uselessTwice), call.told(number ?? '')],
    citations: [],
    consultation: openOrCurrent(work, { event: 'call-person' }),
    handoff: call.request,
    feedback,
  };
}

const LOOK_BACK = 40;

/** The rating the resident gave before this one, whichever consultation it was about. */
async function lastRating(deps: FlowDeps, { resident, message }: TurnWork): Promise<string | undefined> {
  const messages = await deps.log.messagesBefore(resident.id, message.seq, LOOK_BACK);
  return messages
    .flatMap(({ content }) =>
      content?.type === 'action' && /^use(ful|less):/.test(content.action) ? [content.action] : [],
    )
    .at(-1);
}
