import { randomBytes } from 'node:crypto';

export interface Fence {
  /** The random mark of this request, told to the model in the instructions. */
  readonly mark: string;
  /** `content` between lines that carry the mark; nothing in it can close them. */
  wrap(label: string, content: string): string;
}

/**
 * Residents' words and passages travel between marks nobody can guess, so that text inside cannot pretend to be
 * instructions after them. Whatever looks like such a line inside is broken up.
 */
export function createFence(mark: string = randomBytes(8).toString('hex')): Fence {
  return {
    mark,
    wrap(label, content) {
      const safe = content.replaceAll(mark, '').replaceAll('<<<', '‹‹‹').replaceAll('>>>', '›››');
      return `<<<${label} ${mark}>>>\n${safe}\n<<<完 ${mark}>>>`;
    },
  };
}
