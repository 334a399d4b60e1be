import type { DeskMatter, QueueItem } from '../../../../contracts/console/desk.ts';
import { text } from '../text.ts';

export interface News {
  key: string;
  number: string;
  words: string;
}

/** Everything that is worth an announcement, by keys that change when something new happens to it. */
export function newsOf(queue: readonly QueueItem[], matters: readonly DeskMatter[]): News[] {
  const words = text.alerts;
  return [
    ...queue.map(({ number, card, waitingSince }) =>
      card
        ? { key: `card ${card.id}`, number, words: words.newCard(number) }
        : { key: `waiting ${number} ${waitingSince}`, number, words: words.newWaiting(number) },
    ),
    ...matters.flatMap(({ number, state, last }) =>
      state === 'held' && last?.by === 'resident'
        ? [{ key: `message ${number} ${last.at}`, number, words: words.newMessage(number) }]
        : [],
    ),
  ];
}
