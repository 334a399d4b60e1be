import type { MatterStory } from '../../../../contracts/console/desk.ts';
import type { Unsent } from '../hooks/use-outbox.ts';

/** Whether what was sent from here stands in the story already: the live line may be faster than the answer to the sending. */
export function hasArrived(story: Pick<MatterStory, 'messages'>, item: Unsent): boolean {
  return story.messages.some(({ author, seq, text, reply }) => {
    if (author !== 'person' || seq <= item.after) return false;
    const body = reply?.body;
    if (item.kind === 'draft' && !item.changed) return body?.type === 'answer';
    return (body?.type === 'relay' ? body.text : text).trim() === item.text;
  });
}
