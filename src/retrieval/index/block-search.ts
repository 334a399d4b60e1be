import { BLOCK } from './posting-builder.ts';
import type { Postings, QueryTerm } from './postings.ts';
import { TopDocs } from './top-docs.ts';

export interface Stream {
  postings: Postings;
  terms: readonly QueryTerm[];
}

export interface BlockQuery {
  words: Stream;
  bigrams: Stream;
  /** How much the bigram score counts beside the word score. */
  bigramWeight: number;
  /** Added to every document of a block at most, and to each document: what is known without its text. */
  blockBonus: Float32Array;
  bonus(doc: number): number;
  accepts(doc: number): boolean;
  k: number;
  /** Blocks 0 up to this one are evaluated whatever their bound: our own guides and digests, whose scores are read by row. */
  leadingBlocks: number;
}

/** The best documents in no order, with the score of each stream. Scores of every evaluated document stay readable until the next search. */
export interface BlockResult {
  docs: Uint32Array;
  blocksEvaluated: number;
  postingsRead: number;
}

/**
 * Exact top-k by block-max pruning (Mallia, Suel, Tonellotto 2024): an upper bound per block from the terms' block maxima,
 * blocks in falling order of it, until no block can hold a document better than the k-th best. What is read grows with the
 * blocks that could matter, not with the library.
 */
export class BlockSearcher {
  readonly word: Float32Array;
  readonly bigram: Float32Array;
  #upper: Float32Array;
  #head: Int32Array;
  #evaluated: number[] = [];
  #done: Uint8Array;
  #last: BlockQuery | undefined;
  // One list node per (term, block) of the query, grown to the largest query seen.
  #next = new Int32Array(4096);
  #entry = new Uint32Array(4096);
  #nodeTerm = new Uint16Array(4096);

  constructor(documents: number) {
    const blocks = Math.ceil(documents / BLOCK);
    this.word = new Float32Array(blocks * BLOCK);
    this.bigram = new Float32Array(blocks * BLOCK);
    this.#upper = new Float32Array(blocks);
    this.#head = new Int32Array(blocks).fill(-1);
    this.#done = new Uint8Array(blocks);
  }

  search(query: BlockQuery): BlockResult {
    this.#reset();
    const upper = this.#upper;
    upper.set(query.blockBonus);
    const words = query.words.terms;
    let nodes = this.#collect(query.words, 1, 0, 0);
    nodes = this.#collect(query.bigrams, query.bigramWeight, words.length, nodes);
    const heap = new TopDocs(query.k);
    let read = 0;
    const visit = (block: number): void => {
      read += this.#evaluate(block, query);
      const end = Math.min((block + 1) * BLOCK, query.words.postings.documents);
      const most = query.blockBonus[block]!;
      for (let doc = block * BLOCK; doc < end; doc++) {
        const text = this.word[doc]! + query.bigramWeight * this.bigram[doc]!;
        // The cheap bound first: for most documents of a block neither bonus nor filter need be asked.
        if (text + most <= heap.bar) continue;
        const score = text + query.bonus(doc);
        if (score > heap.bar && query.accepts(doc)) heap.offer(doc, score);
      }
    };
    for (let block = 0; block < query.leadingBlocks; block++) visit(block);
    for (const block of fallingOrder(upper)) {
      // Buckets are coarse: a later block of the same bucket may still pass, so only this one is skipped.
      if (block < query.leadingBlocks || upper[block]! <= heap.bar) continue;
      visit(block);
    }
    this.#last = query;
    return { docs: heap.docs(), blocksEvaluated: this.#evaluated.length, postingsRead: read };
  }

  /** Scores a document that the last search passed over, so that `word` and `bigram` hold it too. */
  score(doc: number): void {
    const block = Math.floor(doc / BLOCK);
    if (this.#last !== undefined && this.#done[block] === 0) this.#evaluate(block, this.#last);
  }

  #reset(): void {
    for (const block of this.#evaluated) {
      this.word.fill(0, block * BLOCK, (block + 1) * BLOCK);
      this.bigram.fill(0, block * BLOCK, (block + 1) * BLOCK);
      this.#done[block] = 0;
    }
    this.#evaluated = [];
    this.#head.fill(-1);
  }

  #collect(stream: Stream, factor: number, firstTerm: number, firstNode: number): number {
    const { termBlocks, blockId, blockMax } = stream.postings;
    let node = firstNode;
    for (const [t, { id, weight }] of stream.terms.entries()) {
      const from = termBlocks[id]!;
      const to = termBlocks[id + 1]!;
      this.#reserve(node + to - from);
      const scaled = weight * factor;
      for (let e = from; e < to; e++) {
        const block = blockId[e]!;
        this.#upper[block]! += scaled * blockMax[e]!;
        this.#next[node] = this.#head[block]!;
        this.#entry[node] = e;
        this.#nodeTerm[node] = firstTerm + t;
        this.#head[block] = node++;
      }
    }
    return node;
  }

  #evaluate(block: number, query: BlockQuery): number {
    this.#evaluated.push(block);
    this.#done[block] = 1;
    const words = query.words.terms.length;
    const base = block * BLOCK;
    let read = 0;
    for (let node = this.#head[block]!; node >= 0; node = this.#next[node]!) {
      const t = this.#nodeTerm[node]!;
      const inWords = t < words;
      const { postings, terms } = inWords ? query.words : query.bigrams;
      const weight = terms[inWords ? t : t - words]!.weight;
      const out = inWords ? this.word : this.bigram;
      const e = this.#entry[node]!;
      const { local, impact, blockStart } = postings;
      const end = blockStart[e + 1]!;
      for (let p = blockStart[e]!; p < end; p++) {
        const doc = base + local[p]!;
        out[doc] = out[doc]! + weight * impact[p]!;
      }
      read += end - blockStart[e]!;
    }
    return read;
  }

  #reserve(nodes: number): void {
    if (nodes <= this.#next.length) return;
    const size = Math.ceil(nodes * 1.5);
    const grow = <T extends Int32Array | Uint32Array | Uint16Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.#next = grow(new Int32Array(size), this.#next);
    this.#entry = grow(new Uint32Array(size), this.#entry);
    this.#nodeTerm = grow(new Uint16Array(size), this.#nodeTerm);
  }
}

const BUCKETS = 512;

/** Indexes with a positive value, largest first up to the width of a bucket; linear, unlike a sort. */
function fallingOrder(values: Float32Array): Uint32Array {
  let max = 0;
  for (const value of values) if (value > max) max = value;
  if (max === 0) return new Uint32Array(0);
  const counts = new Uint32Array(BUCKETS + 1);
  const bucketOf = (value: number): number =>
    BUCKETS - 1 - Math.min(BUCKETS - 1, Math.floor((value / max) * BUCKETS));
  let positive = 0;
  for (const value of values) {
    if (value <= 0) continue;
    counts[bucketOf(value) + 1]!++;
    positive++;
  }
  for (let b = 1; b <= BUCKETS; b++) counts[b]! += counts[b - 1]!;
  const order = new Uint32Array(positive);
  for (let i = 0; i < values.length; i++) if (values[i]! > 0) order[counts[bucketOf(values[i]!)]!++] = i;
  return order;
}
