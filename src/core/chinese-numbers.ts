/** What each numeral of one digit stands for. */
export const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Reads 0 to 99,999,999 written in Chinese numerals or (also full-width) digits; undefined when it is neither. */
export function parseChineseNumber(text: string): number | undefined {
  const plain = text.replace(/[０-９]/g, (c) => String(c.charCodeAt(0) - 0xff10));
  if (/^\d+$/.test(plain)) return Number(plain);
  if (plain === '') return undefined;
  if (/^[零〇一二三四五六七八九]{2,}$/.test(plain)) {
    return Number([...plain].map((c) => DIGITS[c]).join(''));
  }
  const wan = plain.indexOf('万');
  if (wan >= 0) {
    const high = parseChineseNumber(plain.slice(0, wan));
    const low = wan === plain.length - 1 ? 0 : parseChineseNumber(plain.slice(wan + 1));
    return high === undefined || low === undefined ? undefined : high * 10000 + low;
  }
  let total = 0;
  let digit: number | undefined;
  for (const char of plain) {
    const unit = UNITS[char];
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      digit = undefined;
    } else if (DIGITS[char] !== undefined) {
      digit = DIGITS[char];
    } else {
      return undefined;
    }
  }
  return total + (digit ?? 0);
}

const NUMERALS = '零一二三四五六七八九';

/** Writes 0 to 99,999 as statutes number their articles: 10 → 十, 12 → 十二, 110 → 一百一十, 1076 → 一千零七十六. */
export function formatChineseNumber(value: number): string {
  if (value >= 10000) {
    const rest = value % 10000;
    const tail = rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${formatChineseNumber(rest)}`;
    return `${formatChineseNumber(Math.floor(value / 10000))}万${tail}`;
  }
  if (value < 10) return NUMERALS[value]!;
  let text = '';
  let zero = false;
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    if (zero) text += '零';
    zero = false;
    text += `${NUMERALS[digit]}${unit}`;
  }
  return text.startsWith('一十') ? text.slice(1) : text;
}
