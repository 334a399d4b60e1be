import type { MatterStory } from '../../../../contracts/console/desk.ts';
import { dayOf } from '../../shared/times.ts';

type Message = MatterStory['messages'][number];
export type Entry =
  | { type: 'day'; key: string; at: string }
  | { type: 'message'; key: string; at: string; message: Message }
  | { type: 'event'; key: string; at: string; event: string; by: string }
  | { type: 'closing'; key: string; at: string; closing: MatterStory['closings'][number] };

/** Everything that happened, in the order it did, with a line where a day begins. What closes a matter is told once. */
export function timelineOf(story: MatterStory): Entry[] {
  const entries: Entry[] = [
    ...story.messages.map(
      (message): Entry => ({ type: 'message', key: message.id, at: message.at, message }),
    ),
    ...story.events.flatMap(({ event, at, by }, i): Entry[] =>
      event === 'close' && story.closings.some((closing) => closing.at === at)
        ? []
        : [{ type: 'event', key: `event-${i}`, at, event, by }],
    ),
    ...story.closings.map(
      (closing, i): Entry => ({ type: 'closing', key: `closing-${i}`, at: closing.at, closing }),
    ),
  ];
  // Instants are ISO text of one form: their order is that of time; equal ones keep the order above.
  entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let day = '';
  return entries.flatMap((entry) => {
    const own = dayOf(entry.at);
    if (own === day) return [entry];
    day = own;
    return [{ type: 'day', key: own, at: entry.at }, entry];
  });
}
