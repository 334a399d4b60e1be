import type { Passage } from '../knowledge/passage.ts';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';

/** Every n-th statute: articles that stand together stay together. */
export function sampled(groups: readonly Passage[][], n: number): Passage[][] {
  return groups.filter((_, i) => i % n === 0);
}

/** The library n times over, each copy under titles of its own. */
export function* repeated(groups: readonly Passage[][], n: number): Iterable<Passage[]> {
  for (let copy = 0; copy < n; copy++) {
    for (const group of groups) {
      yield copy === 0
        ? group
        : group.map((passage) => ({
            ...passage,
            article: { ...passage.article!, statute: `${passage.article!.statute}·${copy}` },
          }));
    }
  }
}

/** Segments each text once, however often it comes: of ten copies nine cost nothing. */
export function remembering(tokenizer: Tokenizer): Tokenizer {
  const words = new Map<string, string[]>();
  const bigrams = new Map<string, string[]>();
  const once = (memory: Map<string, string[]>, make: (text: string) => string[]) => (text: string) => {
    const known = memory.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    memory.set(text, made);
    return made;
  };
  return { ...tokenizer, words: once(words, tokenizer.words), bigrams: once(bigrams, tokenizer.bigrams) };
}
