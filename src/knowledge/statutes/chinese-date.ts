import { parseChineseNumber } from '../../core/chinese-numbers.ts';
import { type LocalDate, parseLocalDate } from '../../core/dates.ts';

const NUM = '[\\d０-９零〇○Ｏ一二三四五六七八九十]';
const DATE = new RegExp(`(${NUM}{2,4})\\s*年\\s*(${NUM}{1,3})\\s*月\\s*(${NUM}{1,3})\\s*日`, 'g');

/** A regular expression source that matches one date as statutes write them; no capturing groups. */
export const DATE_SOURCE = `${NUM}{2,4}\\s*年\\s*${NUM}{1,3}\\s*月\\s*${NUM}{1,3}\\s*日`;

/** Every full date in a text: 2020年5月28日, ２０１３年７月１日, 一九八二年十二月四日. Impossible days are left out. */
export function findDates(text: string): { date: LocalDate; index: number; end: number }[] {
  const found: { date: LocalDate; index: number; end: number }[] = [];
  for (const match of text.matchAll(DATE)) {
    const [year, month, day] = match
      .slice(1, 4)
      .map((part) => parseChineseNumber(part!.replace(/[○Ｏ]/g, '〇')));
    if (year === undefined || month === undefined || day === undefined || year < 1900) continue;
    const date = parseLocalDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
    if (date) found.push({ date, index: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The first date in a text. */
export function readDate(text: string): LocalDate | undefined {
  return findDates(text)[0]?.date;
}
