import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, placeOf, valueAt, valuesOf } from '../../src/statistics/percentile.ts';

const value = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }));

/** Rows as a summary or a query gives them: how many have which key. */
function counted(keys: readonly number[]) {
  return [...Map.groupBy(keys, (key) => key)].map(([key, all]) => ({ key: String(key), count: all.length }));
}

describe('a percentile', () => {
  it('is, from buckets and the rows of one bucket, what sorting all rows gives', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.5, 0.9),
        (rows, at) => {
          const { from, to, rank } = placeOf(counted(rows.map(bucketOf)), at)!;
          const inside = rows.filter((row) => row >= from && row <= to);
          const wanted = rows.toSorted((a, b) => a - b)[Math.ceil(rows.length * at) - 1];
          expect(valueAt(counted(inside), rank)).toBe(wanted);
        },
      ),
    );
  });

  it('has nothing to say of no rows', () => {
    expect(placeOf([], 0.5)).toBeUndefined();
    expect(valueAt([], 1)).toBeNull();
  });
});

describe('buckets', () => {
  it('hold each value once, in order, and none is wide', () => {
    fc.assert(
      fc.property(value, (one) => {
        const { from, to } = valuesOf(bucketOf(one));
        expect(one).toBeGreaterThanOrEqual(from);
        expect(one).toBeLessThanOrEqual(to);
        expect(to - from).toBeLessThanOrEqual(one / 32);
        expect(bucketOf(from)).toBe(bucketOf(to));
        if (to < 2 ** 31 - 1) expect(bucketOf(to + 1)).toBe(bucketOf(to) + 1);
      }),
    );
  });
});
