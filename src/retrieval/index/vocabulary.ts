import { type Sections, section } from './sections.ts';
import { packStrings } from './string-table.ts';

/** Term → number by an open-addressing hash table that is saved as it is: loading a vocabulary costs nothing. */
export interface Vocabulary {
  readonly size: number;
  /** -1 when the term is not in it. */
  find(term: string): number;
}

function hash(term: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) h = Math.imul(h ^ term.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
}

export function packVocabulary(terms: readonly string[], name: string, into: Sections): void {
  packStrings(terms, name, into);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(terms.length * 1.6 + 2)));
  const mask = slots.length - 1;
  for (const [i, term] of terms.entries()) {
    let at = hash(term) & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = i + 1;
  }
  into.set(`${name}.slots`, slots);
}

export function openVocabulary(sections: Sections, name: string): Vocabulary {
  const offsets = section<Uint32Array>(sections, `${name}.offsets`);
  const units = section<Uint16Array>(sections, `${name}.units`);
  const slots = section<Uint32Array>(sections, `${name}.slots`);
  const mask = slots.length - 1;
  function same(index: number, term: string): boolean {
    const start = offsets[index]!;
    if (offsets[index + 1]! - start !== term.length) return false;
    for (let c = 0; c < term.length; c++) if (units[start + c] !== term.charCodeAt(c)) return false;
    return true;
  }
  return {
    size: offsets.length - 1,
    find(term) {
      for (let at = hash(term) & mask; slots[at] !== 0; at = (at + 1) & mask) {
        if (same(slots[at]! - 1, term)) return slots[at]! - 1;
      }
      return -1;
    },
  };
}
