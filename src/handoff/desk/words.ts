import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { StoredMessage, TurnResult } from '../../consultation/records.ts';
import { textReply } from '../../consultation/turns/results.ts';
import type { ConsultationId } from '../../core/ids.ts';
import type { Desk } from '../ports.ts';
import { awaited } from './awaited.ts';
import type { DeskDeps } from './desk-deps.ts';
import { atDesk, deskSay, ordered } from './results.ts';
import { asShown } from './said.ts';
import { DESK_BUTTONS, DESK_SAY } from './screen-text.ts';

/**
 * Words, files and corrections typed at a desk. They go to the matter of the message replied to, else to the one
 * opened last; what fits neither is asked about, never guessed.
 */
export async function takeWords(deps: DeskDeps, job: TurnJob, desk: Desk): Promise<TurnResult> {
  const { message } = job.work;
  const { content } = message;
  if (content?.type === 'edit') return correct(deps, desk, message);
  const replyTo = content?.type === 'text' || content?.type === 'file' ? content.replyTo : undefined;
  const asked = desk.awaiting && (desk.awaiting.chat ?? desk.chat) === desk.chat;
  if (asked && desk.awaiting && content?.type === 'text' && replyTo === undefined)
    return awaited(deps, job, desk, desk.awaiting, content.text);
  const shown = replyTo === undefined ? undefined : await deps.store.shownIn(desk.chat, replyTo);
  const wanted = replyTo === undefined ? desk.opened : shown;
  if (wanted && desk.held.some((matter) => matter.id === wanted))
    return sendTo(deps, desk, wanted, message, job.work.quoted);
  // In a topic words are for its matter or for nobody.
  if (job.work.topic) return deskSay(DESK_SAY.notInHand);
  // A reply to the card of a matter that is not (any more) theirs must not reach somebody else.
  if (shown) return deskSay(DESK_SAY.notYours);
  if (desk.held.length === 0) return deskSay(DESK_SAY.nobody, [DESK_BUTTONS.waiting]);
  return deskSay(
    DESK_SAY.toWhom,
    ...desk.held.map((matter) => [DESK_BUTTONS.sendTo(matter.number, message.id)]),
    [DESK_BUTTONS.cancel],
  );
}

/** A correction follows the words it corrects, whatever has been opened since. */
async function correct(deps: DeskDeps, desk: Desk, message: StoredMessage): Promise<TurnResult> {
  const sent = message.channelMessageId && (await deps.store.sentFrom(desk.chat, message.channelMessageId));
  if (!sent) return deskSay(DESK_SAY.nothingCorrected);
  return sendTo(deps, desk, sent, message);
}

/** Passes a message of the desk on to the resident. Delivery is confirmed when it has happened. */
export function sendTo(
  deps: DeskDeps,
  desk: Desk,
  consultation: ConsultationId,
  message: StoredMessage,
  quoted?: string,
): TurnResult {
  return ordered(
    deps.directory(),
    {
      type: 'relay-to-resident',
      consultation,
      of: message.id,
      shown: asShown(deps.directory(), desk.person, message.content, quoted),
    },
    () => [],
  );
}

/** What is in hand, as buttons. */
export function showDesk(desk: Desk): TurnResult {
  if (desk.held.length === 0) {
    return deskSay(
      `${DESK_SAY.help}\n\n${DESK_SAY.nothingHeld}`,
      [DESK_BUTTONS.waiting, DESK_BUTTONS.cases],
      [DESK_BUTTONS.leave, DESK_BUTTONS.unbind],
    );
  }
  const lines = desk.held.map(
    (matter) => `${matter.id === desk.opened ? '▶ ' : ''}${matter.number} ${matter.topic ?? '未分类'}`,
  );
  return atDesk(
    textReply(
      DESK_SAY.held(lines),
      ...desk.held.map((matter) => [DESK_BUTTONS.open(matter.number, `打开 ${matter.number}`)]),
      [DESK_BUTTONS.waiting, DESK_BUTTONS.cases],
      [DESK_BUTTONS.leave, DESK_BUTTONS.unbind],
    ),
  );
}
