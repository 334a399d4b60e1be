import type { WeightedToken } from '../tokens/tokenizer.ts';
import { IMPACT_STEP } from './bm25f.ts';
import { BLOCK } from './posting-builder.ts';
import { type Sections, section } from './sections.ts';
import { openVocabulary, type Vocabulary } from './vocabulary.ts';

export interface QueryTerm {
  id: number;
  /** What one step of impact adds to a document's score. */
  weight: number;
}

/** One stream of postings (see PostingBuilder), read where it lies. */
export interface Postings {
  readonly documents: number;
  readonly vocabulary: Vocabulary;
  readonly idf: Float32Array;
  readonly termBlocks: Uint32Array;
  readonly blockId: Uint32Array;
  readonly blockMax: Uint8Array;
  readonly blockStart: Uint32Array;
  readonly local: Uint8Array;
  readonly impact: Uint8Array;
}

export function openPostings(sections: Sections, name: string): Postings {
  return {
    documents: section<Uint32Array>(sections, `${name}.documents`)[0]!,
    vocabulary: openVocabulary(sections, name),
    idf: section(sections, `${name}.idf`),
    termBlocks: section(sections, `${name}.termBlocks`),
    blockId: section(sections, `${name}.blockId`),
    blockMax: section(sections, `${name}.blockMax`),
    blockStart: section(sections, `${name}.blockStart`),
    local: section(sections, `${name}.local`),
    impact: section(sections, `${name}.impact`),
  };
}

/** The query's terms that occur at all, the `cap` rarest; `total` is the weight of the resident's own words among them. */
export function resolveTerms(
  postings: Postings,
  tokens: readonly WeightedToken[],
  cap: number,
): { terms: QueryTerm[]; total: number } {
  const terms: QueryTerm[] = [];
  let total = 0;
  for (const { token, weight, added } of tokens) {
    const id = postings.vocabulary.find(token);
    if (id < 0) continue;
    const value = weight * postings.idf[id]!;
    if (added === undefined) total += value;
    terms.push({ id, weight: value * IMPACT_STEP });
  }
  if (terms.length > cap) terms.sort((a, b) => b.weight - a.weight).length = cap;
  return { terms, total };
}

/** Scores every document into `out` (added to what is there); for the small streams only. */
export function scoreAll(postings: Postings, terms: readonly QueryTerm[], out: Float32Array): void {
  const { termBlocks, blockId, blockStart, local, impact } = postings;
  for (const { id, weight } of terms) {
    for (let e = termBlocks[id]!; e < termBlocks[id + 1]!; e++) {
      const base = blockId[e]! * BLOCK;
      for (let p = blockStart[e]!; p < blockStart[e + 1]!; p++) {
        const doc = base + local[p]!;
        out[doc] = out[doc]! + weight * impact[p]!;
      }
    }
  }
}
