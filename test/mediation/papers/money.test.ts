import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInFigures, amountInFull, amountInWords } from '../../../src/mediation/papers/money.ts';

describe('大写 of an amount', () => {
  it.each([
    // The examples of 中国人民银行《正确填写票据和结算凭证的基本规定》.
    [140_950, '壹仟肆佰零玖元伍角'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [0, '零元整'],
    [5, '伍分'],
    [10, '壹角'],
    [53, '伍角叁分'],
    [100, '壹元整'],
    [1_000, '壹拾元整'],
    [1_005, '壹拾元零伍分'],
    [100_100, '壹仟零壹元整'],
    [101_000, '壹仟零壹拾元整'],
    [1_000_100, '壹万零壹元整'],
    [100_000_000, '壹佰万元整'],
    [100_001_000, '壹佰万零壹拾元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [10_100_000_000, '壹亿零壹佰万元整'],
    [12_345_678_912, '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分'],
    [1_000_000_000_000_000, '壹拾万亿元整'],
  ])('%i 分', (fen, words) => {
    expect(amountInWords(fen)).toBe(`人民币${words}`);
  });

  it('reads back to the same amount, and never says 零 twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (fen) => {
        const words = amountInWords(fen);
        expect(readBack(words)).toBe(fen);
        expect(words).not.toMatch(/零零|零万|零亿/);
      }),
    );
  });

  it('stands beside the figures', () => {
    expect(amountInFull(123_456_789)).toBe(
      '1,234,567.89元（大写：人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分）',
    );
    expect(amountInFigures(5)).toBe('0.05元');
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])('refuses %d', (fen) => {
    expect(() => amountInWords(fen)).toThrow('金额不对');
    expect(() => amountInFigures(fen)).toThrow('金额不对');
  });
});

/** Apart from the writer: adds up digits by their units. */
function readBack(words: string): number {
  const [whole, tail] = words.includes('元')
    ? (words.slice(3).split('元') as [string, string])
    : ['', words.slice(3)];
  const digit = (char: string | undefined) => Math.max(0, '零壹贰叁肆伍陆柒捌玖'.indexOf(char ?? '零'));
  const below = (text: string): number => {
    for (const [unit, size] of [
      ['亿', 1e8],
      ['万', 1e4],
      ['仟', 1000],
      ['佰', 100],
      ['拾', 10],
    ] as const) {
      const at = text.lastIndexOf(unit);
      if (at >= 0) return below(text.slice(0, at)) * size + below(text.slice(at + 1));
    }
    return digit(text.replace('零', '') || '零');
  };
  const jiao = digit(/(.)角/.exec(tail)?.[1]);
  const fen = digit(/(.)分/.exec(tail)?.[1]);
  return below(whole) * 100 + jiao * 10 + fen;
}
