import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { partyButtons, textReply } from '../buttons.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import { CASE_SAY } from '../screen-text.ts';
import type { MediationFlowDeps } from './flow-deps.ts';
import { command, say } from './results.ts';

/** An invitation opened: who is meant is asked first; only 是我 uses it up. A bad one is refused, counted and logged. */
export async function openLink(
  deps: MediationFlowDeps,
  { work }: TurnJob,
  token: string,
): Promise<TurnResult> {
  const link = await deps.store.openLink(token, work.resident.id, deps.clock.now());
  if (link.state === 'mine' && link.file && link.party) {
    const mine = textReply(CASE_SAY.link.mine, ...partyButtons(link.file, link.party), [CASE_BUTTONS.mine]);
    return say(mine);
  }
  if (link.state !== 'good' || !link.file || !link.party) return command({ type: 'join', token });
  const room = deps.directory().rooms.find((r) => r.id === link.file?.room);
  return say(
    textReply(CASE_SAY.invited(link.file, link.party, room?.name ?? '人民调解委员会'), [
      CASE_BUTTONS.join(token),
      CASE_BUTTONS.notMe,
    ]),
  );
}
