import { dayOf } from '../shared/times.ts';

/** 分 → 5,000.00 元 */
export const yuan = (fen: number): string =>
  `${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 })} 元`;

/** What was typed, in 分; undefined: nothing was; null: no amount. */
export function fenOf(typed: string | undefined): number | undefined | null {
  const words = (typed ?? '').replaceAll(/[,，\s]/g, '');
  if (words === '') return undefined;
  return /^\d{1,11}(\.\d{1,2})?$/.test(words) ? Math.round(Number(words) * 100) : null;
}

/** Whole days from today to that day, in Asia/Shanghai; below 0: it is past. */
export function daysLeft(at: string, now = new Date()): number {
  return Math.round((Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / 86_400_000);
}

/** The same day `months` later; the last of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const found = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  return found.toISOString().slice(0, 10);
}

/** `2026-11-25T14:00` of the office's clock as an instant with its zone. */
export const instantOf = (local: string): string => `${local}:00+08:00`;
