import type { MatterStory } from '../../../../contracts/console/desk.ts';
import { text } from '../text.ts';

/** Why nothing can be written here; undefined: it can. */
export function whyNot({ may, state, holder }: MatterStory): string | undefined {
  const words = text.write.readOnly;
  if (may.work) return undefined;
  switch (state) {
    case 'queued':
      return words.queued;
    case 'held':
      return words.other(holder?.name ?? '');
    case 'mediating':
      return words.mediating;
    case 'closed':
      return words.closed;
    case 'open':
      return words.open;
  }
}
