import { idf, impactOf } from './bm25f.ts';
import { GrowableU8, GrowableU32 } from './growable.ts';
import type { Sections } from './sections.ts';
import { packVocabulary } from './vocabulary.ts';

/** Documents per block; a document's place in its block fits one byte. */
export const BLOCK = 64;

/**
 * Collects documents in order and lays their postings out by term and block: per term the blocks it occurs in with the
 * largest impact there (what a search needs to pass a block over), per block two bytes a posting.
 */
export class PostingBuilder {
  #terms = new Map<string, number>();
  #termOf = new GrowableU32();
  #docOf = new GrowableU32();
  #impacts = new GrowableU8();
  #documents = 0;

  /** A document's terms with their field-weighted frequencies: the next one's, or those of the number given (once each, in any order). */
  add(frequencies: ReadonlyMap<string, number>, doc = this.#documents): void {
    this.#documents = Math.max(this.#documents, doc + 1);
    for (const [term, frequency] of frequencies) {
      let id = this.#terms.get(term);
      if (id === undefined) {
        id = this.#terms.size;
        this.#terms.set(term, id);
      }
      this.#termOf.push(id);
      this.#docOf.push(doc);
      this.#impacts.push(impactOf(frequency));
    }
  }

  /** Lays everything out and lets it go: a builder packs once. */
  pack(name: string, into: Sections): void {
    const termOf = this.#termOf.view();
    const docOf = this.#docOf.view();
    const impacts = this.#impacts.view();
    const starts = new Uint32Array(this.#terms.size + 1);
    for (const term of termOf) starts[term + 1]!++;
    for (let t = 1; t < starts.length; t++) starts[t]! += starts[t - 1]!;
    const order = new Uint32Array(termOf.length);
    const cursor = starts.slice();
    const given = inOrderOf(docOf, this.#documents);
    for (let n = 0; n < termOf.length; n++) {
      const i = given === undefined ? n : given[n]!;
      order[cursor[termOf[i]!]!++] = i;
    }

    const local = new Uint8Array(termOf.length);
    const impact = new Uint8Array(termOf.length);
    const termBlocks = new Uint32Array(this.#terms.size + 1);
    const blockId = new GrowableU32();
    const blockMax = new GrowableU8();
    const blockStart = new GrowableU32();
    const weights = new Float32Array(this.#terms.size);
    for (let t = 0; t < this.#terms.size; t++) {
      weights[t] = idf(this.#documents, starts[t + 1]! - starts[t]!);
      let block = -1;
      let max = 0;
      for (let p = starts[t]!; p < starts[t + 1]!; p++) {
        const i = order[p]!;
        const doc = docOf[i]!;
        if (doc >> 6 !== block) {
          if (block >= 0) blockMax.push(max);
          block = doc >> 6;
          max = 0;
          blockId.push(block);
          blockStart.push(p);
        }
        local[p] = doc & (BLOCK - 1);
        impact[p] = impacts[i]!;
        if (impacts[i]! > max) max = impacts[i]!;
      }
      if (block >= 0) blockMax.push(max);
      termBlocks[t + 1] = blockId.length;
    }
    blockStart.push(termOf.length);
    packVocabulary([...this.#terms.keys()], name, into);
    into
      .set(`${name}.idf`, weights)
      .set(`${name}.termBlocks`, termBlocks)
      .set(`${name}.blockId`, blockId.view().slice())
      .set(`${name}.blockMax`, blockMax.view().slice())
      .set(`${name}.blockStart`, blockStart.view().slice())
      .set(`${name}.local`, local)
      .set(`${name}.impact`, impact)
      .set(`${name}.documents`, new Uint32Array([this.#documents]));
    // The largest stream alone holds some 100 MB that the next need not wait for.
    this.#terms = new Map();
    this.#termOf = new GrowableU32();
    this.#docOf = new GrowableU32();
    this.#impacts = new GrowableU8();
  }
}

/** Positions by rising document (a counting sort, so equal ones keep their order); undefined where they lie so already. */
function inOrderOf(docOf: Uint32Array, documents: number): Uint32Array | undefined {
  if (docOf.every((doc, i) => i === 0 || docOf[i - 1]! <= doc)) return undefined;
  const cursor = new Uint32Array(documents + 1);
  for (const doc of docOf) cursor[doc + 1]!++;
  for (let d = 1; d <= documents; d++) cursor[d]! += cursor[d - 1]!;
  const order = new Uint32Array(docOf.length);
  for (let i = 0; i < docOf.length; i++) order[cursor[docOf[i]!]!++] = i;
  return order;
}
