import type { FlowDeps } from '../flow-deps.ts';
import type { TurnResult, TurnWork } from '../records.ts';
import { SAY } from '../screen-text.ts';
import { callPerson } from './call-person.ts';
import { openOrCurrent, textReply } from './results.ts';

/** Fail to a person: the resident is told plainly and put in the queue. */
export function failedResult(
  deps: Pick<FlowDeps, 'callBack' | 'clock'>,
  work: TurnWork,
  note: string,
): TurnResult {
  const call = callPerson(deps, work, 'failed', { urgency: 'soon' });
  return {
    record: { path: 'failed', handoffReason: 'failed', notes: [note] },
    replies: (number) => [textReply(SAY.failed), call.told(number ?? '')],
    citations: [],
    consultation: openOrCurrent(work, { event: 'call-person' }),
    handoff: call.request,
  };
}
