import { takeTurn } from '../consultation/flow.ts';
import type { FlowDeps, TurnJob } from '../consultation/flow-deps.ts';
import type { TurnResult } from '../consultation/records.ts';
import type { DeskDeps } from './desk/desk-deps.ts';
import { bindDesk, takeDeskTurn } from './desk/desk-turn.ts';
import { deskSay } from './desk/results.ts';
import { DESK_SAY } from './desk/screen-text.ts';

/** A message of a resident goes through the flow, one typed at a desk to the matters in hand. */
export function takeAnyTurn(flow: FlowDeps, desk: DeskDeps): (job: TurnJob) => Promise<TurnResult> {
  return async (job) => {
    const { content } = job.work.message;
    const inTopic = job.work.resident.channel === 'telegram-topic';
    if (!inTopic && content?.type === 'command' && content.name === 'bind')
      return bindDesk(desk, content.argument);
    if (inTopic && !job.work.person) return deskSay(DESK_SAY.unknownSpeaker);
    return job.work.person ? takeDeskTurn(desk, job) : takeTurn(flow, job);
  };
}
