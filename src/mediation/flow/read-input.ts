import { parseChineseNumber } from '../../core/chinese-numbers.ts';
import { addDays, type LocalDate, localDate, parseLocalDate } from '../../core/dates.ts';
import { atTime } from '../times.ts';

/** 「3万」「5000元」「1.2 万」「三千五」 in 分; undefined: not an amount. */
export function readAmount(text: string): number | undefined {
  const plain = text
    .replace(/[，,\s]/g, '')
    .replace(/^(大约|大概|约|共|一共)/, '')
    .replace(/(元|块钱?|人民币|左右|整)+$/, '');
  const digits = /^(\d+(?:\.\d+)?)(万|千|百)?$/.exec(plain);
  if (digits) {
    const unit = { 万: 10_000, 千: 1_000, 百: 100 }[digits[2] ?? ''] ?? 1;
    return Math.round(Number(digits[1]) * unit * 100);
  }
  const words = parseChineseNumber(plain);
  return words === undefined ? undefined : words * 100;
}

const MOST_PEOPLE = 19;

/** 「王小二 13800000000、王小三」; undefined: not understood, or more than a side has room for. */
export function peopleIn(text: string): { name: string; contact: string | undefined }[] | undefined {
  const parts = text
    .split(/[、，,；;\n]|(?<=\S)\s*和\s*(?=\S)/)
    .map((part) => part.trim())
    .filter(Boolean);
  const people = parts.map((part) => {
    const [, name = '', contact] = /^([^\d\s][^\d]{0,48}?)[\s：:]*(\d[\d\s-]{5,18}\d)?$/.exec(part) ?? [];
    return { name: name.trim(), contact };
  });
  const fits = people.length > 0 && people.length <= MOST_PEOPLE && people.every(({ name }) => name !== '');
  return fits ? people : undefined;
}

/** 2026-12-31, 2026年12月31日, 12月31日, 12.31, 今天、明天、后天; without a year, the next such day. */
export function readDay(text: string, now: Date): LocalDate | undefined {
  const today = localDate(now);
  const plain = text.replace(/[前之]+$/, '').trim();
  const near = { 今天: 0, 明天: 1, 后天: 2 }[plain];
  if (near !== undefined) return addDays(today, near);
  const match = /^(?:(\d{4})[-年./])?(\d{1,2})[-月./](\d{1,2})[日号]?$/.exec(plain);
  if (!match) return undefined;
  const [, year, month = '', day = ''] = match;
  const make = (y: number) => parseLocalDate(`${y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (year) return make(Number(year));
  const thisYear = Number(today.slice(0, 4));
  const found = make(thisYear);
  return found && found < today ? make(thisYear + 1) : found;
}

/** As readDay, of what has happened: without a year, the last such day. */
export function readPastDay(text: string, now: Date): LocalDate | undefined {
  const plain = text.trim();
  const today = localDate(now);
  const near = { 昨天: -1, 前天: -2 }[plain];
  if (near !== undefined) return addDays(today, near);
  const found = readDay(plain, now);
  if (!found || found <= today || /^\d{4}/.test(plain)) return found;
  return parseLocalDate(`${Number(found.slice(0, 4)) - 1}${found.slice(4)}`);
}

/** 「11月25日 14:00」「明天下午3点半」; undefined: not understood, or past. */
export function readTime(text: string, now: Date): Date | undefined {
  const match = /^(.+?)\s*(上午|早上|中午|下午|晚上)?\s*(\d{1,2})\s*(?:[:：点时])\s*(半|\d{1,2})?分?$/.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, dayText = '', part, hourText = '', minuteText] = match;
  const day = readDay(dayText.trim(), now);
  const minute = minuteText === '半' ? 30 : Number(minuteText ?? 0);
  const late = part === '下午' || part === '晚上';
  const hour = Number(hourText) + (late && Number(hourText) < 12 ? 12 : 0);
  if (!day || hour > 23 || minute > 59) return undefined;
  const at = atTime(day, `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  return at > now ? at : undefined;
}

/** The same day in each of `count` months; a month without it ends earlier. */
export function monthlyFrom(first: LocalDate, count: number): LocalDate[] {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  return Array.from({ length: count }, (_, i) => {
    const last = new Date(Date.UTC(year, month + i, 0)).getUTCDate();
    const date = new Date(Date.UTC(year, month - 1 + i, Math.min(day, last)));
    return date.toISOString().slice(0, 10) as LocalDate;
  });
}
