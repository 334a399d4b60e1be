import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatChineseNumber, parseChineseNumber } from '../../src/core/chinese-numbers.ts';

test.each([
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['一百一十', 110],
  ['一千零七十六', 1076],
  ['一千二百六十', 1260],
  ['两万', 20000],
  ['三万五千', 35000],
  ['一〇七六', 1076],
  ['１０７６', 1076],
  ['零', 0],
] as const)('%s is %i', (text, value) => {
  expect(parseChineseNumber(text)).toBe(value);
});

test('what is no number is refused', () => {
  expect(parseChineseNumber('')).toBeUndefined();
  expect(parseChineseNumber('第一')).toBeUndefined();
});

test('every number reads back as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), (n) => parseChineseNumber(formatChineseNumber(n)) === n),
  );
});
