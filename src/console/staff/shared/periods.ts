import { dayOf } from './times.ts';

export const PERIODS = [
  'today',
  'week',
  'month',
  'quarter',
  'year',
  'last-month',
  'last-year',
  'custom',
] as const;
export type Period = (typeof PERIODS)[number];

/** First and last day, both inclusive, `YYYY-MM-DD` in Asia/Shanghai. */
export interface Days {
  from: string;
  until: string;
}

/** The days a name stands for today. Those that are under way end today. */
export function daysOf(period: Exclude<Period, 'custom'>, now = new Date()): Days {
  const today = dayOf(now);
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const first = (y: number, m: number) => iso(new Date(Date.UTC(y, m - 1, 1)));
  const last = (y: number, m: number) => iso(new Date(Date.UTC(y, m, 0)));
  switch (period) {
    case 'today':
      return { from: today, until: today };
    case 'week': {
      const day = new Date(`${today}T00:00:00Z`);
      day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
      return { from: iso(day), until: today };
    }
    case 'month':
      return { from: first(year, month), until: today };
    case 'quarter':
      return { from: first(year, month - ((month - 1) % 3)), until: today };
    case 'year':
      return { from: first(year, 1), until: today };
    case 'last-month':
      return { from: first(year, month - 1), until: last(year, month - 1) };
    case 'last-year':
      return { from: first(year - 1, 1), until: last(year - 1, 12) };
  }
}

const iso = (date: Date): string => date.toISOString().slice(0, 10);
