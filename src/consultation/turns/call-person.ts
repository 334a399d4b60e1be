import type { Reply } from '../../contracts/reply.ts';
import { maskPersonal } from '../../core/masking.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { CALLED, HANDOFF_REASONS, type HandoffReason } from '../handoff-rules.ts';
import type { CallBack } from '../ports.ts';
import type { HandoffRequest, TurnWork } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import type { Urgency } from '../triage/triage.ts';
import { earlierTexts } from './context.ts';
import { textReply } from './results.ts';

export interface PersonCall {
  request: HandoffRequest;
  callBack: CallBack;
  /** What the resident is told, given the number of the consultation. */
  told(number: string): Reply;
}

const WISH_LENGTH = 120;

/** Calls a person: who is on duty for the resident's area, by when, and the words that promise it. */
export function callPerson(
  deps: Pick<FlowDeps, 'callBack' | 'clock'>,
  work: TurnWork,
  reason: HandoffReason,
  options: {
    wish?: string;
    why?: string;
    urgency?: Urgency;
    say?: (number: string, callBack: CallBack) => string;
  } = {},
): PersonCall {
  const callBack = deps.callBack(
    work.consultation?.area ?? work.resident.area,
    deps.clock.now(),
    CALLED[reason],
  );
  const wish = options.wish ?? earlierTexts(work).at(-1) ?? '';
  const request: HandoffRequest = {
    reason,
    wish: [options.why ?? HANDOFF_REASONS[reason], maskPersonal(wish).slice(0, WISH_LENGTH)]
      .filter(Boolean)
      .join('：'),
    urgency: options.urgency ?? 'normal',
    who: `${callBack.role}${callBack.who}`,
    promise: callBack.when,
    due: new Date(callBack.due),
  };
  const buttons = work.resident.area ? [] : [BUTTONS.areas];
  return {
    request,
    callBack,
    told: (number) => textReply((options.say ?? SAY.called)(number, callBack), buttons),
  };
}
