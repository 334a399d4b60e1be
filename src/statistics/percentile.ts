import type { Part } from './counted.ts';

/**
 * Percentiles, exact to the row, without a summary of every value: summaries count buckets, a bucket says where the
 * wanted rank lies, and only the rows of that one bucket are looked at. Up to 63 a bucket is one value; from there on 32
 * buckets to each doubling, none wider than 1/32 of its values.
 */
const EXACT = 64;
const A_DOUBLING = 32;
const BITS = 5;

/** From here on a bucket holds several values. */
export const SEVERAL_FROM = EXACT;

/** `value`: a whole number from 0 to 2^31 - 1. Buckets sort as their values do. */
export function bucketOf(value: number): number {
  if (value < EXACT) return value;
  const shift = 31 - Math.clz32(value) - BITS;
  return A_DOUBLING * shift + (value >> shift);
}

/** The values of a bucket, both inclusive. */
export function valuesOf(bucket: number): { from: number; to: number } {
  if (bucket < EXACT) return { from: bucket, to: bucket };
  const shift = (bucket >> BITS) - 1;
  const from = (A_DOUBLING + (bucket & (A_DOUBLING - 1))) << shift;
  return { from, to: from + (1 << shift) - 1 };
}

/**
 * Nearest rank: the smallest value that at least this share of the rows do not exceed lies between `from` and `to`, the
 * `rank`-th of the rows there (counted from 1). undefined: there are no rows.
 */
export function placeOf(
  buckets: readonly Part[],
  at: number,
): { from: number; to: number; rank: number } | undefined {
  const all = buckets.reduce((total, { count }) => total + count, 0);
  let rank = Math.max(1, Math.ceil(all * at));
  for (const { value, count } of sorted(buckets)) {
    if (rank <= count) return { ...valuesOf(value), rank };
    rank -= count;
  }
  return undefined;
}

/** The `rank`-th value, counted from 1. null: there are fewer. */
export function valueAt(values: readonly Part[], rank: number): number | null {
  let left = rank;
  for (const { value, count } of sorted(values)) {
    left -= count;
    if (left <= 0) return value;
  }
  return null;
}

const sorted = (parts: readonly Part[]): { value: number; count: number }[] =>
  parts.map(({ key, count }) => ({ value: Number(key), count })).toSorted((a, b) => a.value - b.value);
