import type { Order, Told } from '../../consultation/orders.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { textReply } from '../../consultation/turns/results.ts';
import type { Button, Reply } from '../../contracts/reply.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { nameOf } from './people.ts';
import { DESK_SAY } from './screen-text.ts';

/** A turn at a desk belongs to no consultation of its own. */
export function atDesk(...replies: Reply[]): TurnResult {
  return { record: { path: 'desk' }, replies: () => replies, citations: [], consultation: { use: 'none' } };
}

export const deskSay = (text: string, ...buttons: Button[][]): TurnResult =>
  atDesk(textReply(text, ...buttons));

/** An order, what is said when it was done, and the reason when it was not. */
export function ordered(
  directory: Directory,
  order: Order,
  done: (told: Told) => Reply | readonly Reply[],
): TurnResult {
  return {
    ...atDesk(),
    order,
    replies: (_number, told) => {
      if (told?.done) return [done(told)].flat();
      return [textReply(refusal(directory, told))];
    },
  };
}

export function refusal(directory: Directory, told: Told | undefined): string {
  const number = told?.number ?? '';
  switch (told?.why) {
    case 'held-by-other':
      return DESK_SAY.takenByOther(number, nameOf(directory, told.person).who);
    case 'held-by-you':
      return DESK_SAY.takenByYou(number);
    case 'not-waiting':
      return DESK_SAY.notWaiting(number);
    case 'not-held':
      return DESK_SAY.notYours;
    case 'wrong-code':
      return DESK_SAY.wrongCode;
    case 'too-many':
      return DESK_SAY.tooManyCodes(told.until);
    case 'not-free':
      return DESK_SAY.notFree(nameOf(directory, told.person).who);
    default:
      return DESK_SAY.gone;
  }
}
