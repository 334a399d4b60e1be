/** A binary min-heap of the k best. */
export class TopDocs {
  #k: number;
  #scores: Float64Array;
  #docs: Uint32Array;
  #size = 0;
  constructor(k: number) {
    this.#k = k;
    this.#scores = new Float64Array(k);
    this.#docs = new Uint32Array(k);
  }
  /** What a document must score more than to be kept; 0 until there are k. */
  get bar(): number {
    return this.#size === this.#k ? this.#scores[0]! : 0;
  }
  docs(): Uint32Array {
    return this.#docs.slice(0, this.#size);
  }
  offer(doc: number, score: number): void {
    if (this.#size < this.#k) {
      let i = this.#size++;
      while (i > 0) {
        const parent = (i - 1) >> 1;
        if (this.#scores[parent]! <= score) break;
        this.#put(i, this.#docs[parent]!, this.#scores[parent]!);
        i = parent;
      }
      this.#put(i, doc, score);
    } else if (score > this.#scores[0]!) {
      this.#sink(doc, score);
    }
  }
  #put(i: number, doc: number, score: number): void {
    this.#docs[i] = doc;
    this.#scores[i] = score;
  }
  #sink(doc: number, score: number): void {
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#scores[child + 1]! < this.#scores[child]!) child++;
      if (this.#scores[child]! >= score) break;
      this.#put(i, this.#docs[child]!, this.#scores[child]!);
      i = child;
    }
    this.#put(i, doc, score);
  }
}

/** Numbers from `from` up to `to` with the `limit` greatest scores above 0, in no order. */
export function topScored(
  from: number,
  to: number,
  limit: number,
  scoreOf: (at: number) => number,
): number[] {
  const top = new TopDocs(limit);
  for (let at = from; at < to; at++) {
    const score = scoreOf(at);
    if (score > top.bar) top.offer(at, score);
  }
  return [...top.docs()];
}
