import type { WeightedToken } from '../tokens/tokenizer.ts';
import { buildPostings } from './postings.ts';

/** A text as tf-idf over the tokens the index knows, of length 1. */
export interface TextVector {
  terms: readonly { token: number; weight: number }[];
  /** Share of the idf of the text's own words that the index knows; a word never seen counts as the rarest. */
  known: number;
}

export interface CosineIndex {
  readonly size: number;
  vector(tokens: readonly WeightedToken[]): TextVector;
  /** Cosine of a vector with every unit. */
  cosines(vector: TextVector): Float32Array;
  /** Length of the sum of the vectors of units from `from` up to `to`, with `extra` among them. */
  sumLength(from: number, to: number, extra: number): number;
}

/** Short texts compared by tf-idf cosine. */
export function createCosineIndex(texts: readonly (readonly WeightedToken[])[]): CosineIndex {
  const rows = texts.map((tokens) => new Map(tokens.map(({ token, weight }) => [token, weight])));
  const { tokens, start, units, weights } = buildPostings(rows);
  const idf = Float32Array.from({ length: tokens.size }, (_, id) =>
    Math.log(1 + texts.length / (start[id + 1]! - start[id]!)),
  );
  const lengths = new Float64Array(texts.length);
  for (let id = 0; id < tokens.size; id++) {
    for (let at = start[id]!; at < start[id + 1]!; at++) {
      weights[at]! *= idf[id]!;
      lengths[units[at]!]! += weights[at]! ** 2;
    }
  }
  for (let at = 0; at < weights.length; at++) weights[at]! /= Math.sqrt(lengths[units[at]!]!);
  const rarest = Math.log(1 + texts.length);

  return {
    size: texts.length,
    vector(query) {
      const terms: { token: number; weight: number }[] = [];
      let length = 0;
      let familiar = 0;
      let foreign = 0;
      for (const { token, weight, added } of query) {
        const id = tokens.get(token);
        if (id === undefined) {
          if (!added) foreign += rarest;
          continue;
        }
        const scaled = weight * idf[id]!;
        if (!added) familiar += idf[id]!;
        terms.push({ token: id, weight: scaled });
        length += scaled ** 2;
      }
      const by = length === 0 ? 0 : 1 / Math.sqrt(length);
      return {
        terms: terms.map(({ token, weight }) => ({ token, weight: weight * by })),
        known: familiar + foreign === 0 ? 0 : familiar / (familiar + foreign),
      };
    },
    cosines({ terms }) {
      const found = new Float32Array(texts.length);
      for (const { token, weight } of terms) {
        for (let at = start[token]!; at < start[token + 1]!; at++)
          found[units[at]!]! += weight * weights[at]!;
      }
      return found;
    },
    sumLength(from, to, extra) {
      const sum = new Map<string, number>();
      const add = (unit: number) => {
        for (const [token, weight] of rows[unit]!) {
          const scaled = (weight * idf[tokens.get(token)!]!) / Math.sqrt(lengths[unit]!);
          sum.set(token, (sum.get(token) ?? 0) + scaled);
        }
      };
      for (let unit = from; unit < to; unit++) add(unit);
      add(extra);
      return Math.hypot(...sum.values());
    },
  };
}
