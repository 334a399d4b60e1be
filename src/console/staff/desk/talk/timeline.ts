import type { MatterStory } from '../../../../contracts/console/desk.ts';
import { dayOf } from '../../shared/times.ts';

type Message = MatterStory['messages'][number];
export type Entry =
  | { type: 'day'; key: string; at: string }
  | { type: 'message'; key: string; at: string; message: Message }
  | { type: 'event'; key: string; at: string; event: string; by: string }
  | { type: 'closing'; key: string; at: string; closing: MatterStory['closings'][number] };

/**
 * Everything that happened, in the order it did, with a line where a day begins. Messages stand as they are numbered: the
 * channel's clock counts whole seconds and need not agree with ours. What closes a matter is told once.
 */
export function timelineOf(story: MatterStory): Entry[] {
  const other: Entry[] = [
    ...story.events.flatMap(({ event, at, by }, i): Entry[] =>
      event === 'close' && story.closings.some((closing) => closing.at === at)
        ? []
        : [{ type: 'event', key: `event-${i}`, at, event, by }],
    ),
    ...story.closings.map(
      (closing, i): Entry => ({ type: 'closing', key: `closing-${i}`, at: closing.at, closing }),
    ),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const entries: Entry[] = [];
  let latest = '';
  for (const message of story.messages) {
    if (message.at > latest) latest = message.at;
    // A change that comes with words (接手, and what the resident is told of it) stands before them.
    while (other[0] && (other[0].at < latest || (other[0].at === latest && message.direction === 'out')))
      entries.push(other.shift()!);
    entries.push({ type: 'message', key: message.id, at: message.at, message });
  }
  return withDays([...entries, ...other]);
}

function withDays(entries: readonly Entry[]): Entry[] {
  let day = '';
  return entries.flatMap((entry) => {
    const own = dayOf(entry.at);
    if (own <= day) return [entry];
    day = own;
    return [{ type: 'day', key: own, at: entry.at }, entry];
  });
}
