import { addDays, chineseDate, type LocalDate, localDate, parseLocalDate } from '../core/dates.ts';
import { InvalidInput } from '../core/errors.ts';

/** Days in Asia/Shanghai, both inclusive. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
}

export function yearOf(year: number): Period {
  return { from: `${year}-01-01` as LocalDate, to: `${year}-12-31` as LocalDate };
}

export function monthOf(day: LocalDate): Period {
  const from = `${day.slice(0, 7)}-01` as LocalDate;
  const next = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1));
  return { from, to: addDays(next.toISOString().slice(0, 10) as LocalDate, -1) };
}

/** What has passed of a period that is under way; any other as it is. */
export function sofar({ from, to }: Period, today: LocalDate): Period {
  return { from, to: from <= today && today < to ? today : to };
}

/** The same days a year earlier; 29 February becomes the 28th. */
export function yearBefore({ from, to }: Period): Period {
  return { from: shift(from), to: shift(to) };
}

function shift(day: LocalDate): LocalDate {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  return parseLocalDate(`${year}${day.slice(4)}`) ?? (`${year}-02-28` as LocalDate);
}

export function periodOf(from: string, to: string): Period {
  const [first, last] = [parseLocalDate(from), parseLocalDate(to)];
  if (!first || !last) throw new InvalidInput('日期要写成 2026-01-31 这样');
  if (first > last) throw new InvalidInput('开始日期不能晚于结束日期');
  return { from: first, to: last };
}

export function sayPeriod({ from, to }: Period): string {
  if (from === to) return chineseDate(from);
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return `${year}年`;
  return `${chineseDate(from)}至${chineseDate(to)}`;
}

/** As `sayPeriod`; of one under way, how far it is counted: 2026年（截至11月22日）. */
export function saySofar(period: Period, counted: Period): string {
  const said = sayPeriod(period);
  return counted.to === period.to ? said : `${said}（截至${monthAndDay(counted.to)}）`;
}

const monthAndDay = (day: LocalDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

export const dayOf = (instant: string): LocalDate => localDate(new Date(instant));

/** 0 to 23 in Asia/Shanghai, which has had no summer time since 1991. */
export const hourOf = (instant: string): number => (new Date(instant).getUTCHours() + 8) % 24;
