import { DIGITS } from '../../core/chinese-numbers.ts';

const SMALL: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Record<string, number> = { 万: 1e4, 亿: 1e8 };

/** Characters a numeral may be made of, for a regular expression class. */
export const NUMERAL_CHARS = '\\d.零〇一二两三四五六七八九十百千万亿点';

/**
 * Reads 三十, 1076, 3.5万, 2万5千, 一点五, 二〇二六, 10000; undefined when it is no number.
 * Wider than core's parseChineseNumber, which reads article numbers: answers mix digits with 万 and 千.
 */
export function readNumeral(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^[零〇一二三四五六七八九]{2,}$/.test(text)) return Number([...text].map((c) => DIGITS[c]).join(''));
  const point = /^(.+)点([零〇一二三四五六七八九]+)$/.exec(text);
  if (point) {
    const whole = readNumeral(point[1]!);
    if (whole === undefined) return undefined;
    return Number(`${whole}.${[...point[2]!].map((c) => DIGITS[c]).join('')}`);
  }
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const token of text.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    const value = /^\d/.test(token) ? Number(token) : DIGITS[token];
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
    } else if (SMALL[token] !== undefined) {
      section += (digit ?? 1) * SMALL[token];
      digit = undefined;
    } else if (LARGE[token] !== undefined) {
      total = (total + section + (digit ?? (total + section === 0 ? 1 : 0))) * LARGE[token];
      section = 0;
      digit = undefined;
    } else {
      return undefined;
    }
  }
  return total + section + (digit ?? 0);
}
