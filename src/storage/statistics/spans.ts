import { addDays, type LocalDate } from '../../core/dates.ts';
import { monthOf, type Period } from '../../statistics/period.ts';

/** A period as summaries can say it: whole months, and the days before and after them. */
export interface Spans {
  /** First and last, as in `monthKey`. */
  months: { from: string; to: string } | undefined;
  days: readonly Period[];
}

/** Months lie in the same column as days, and after all of them. */
export const monthKey = (day: string): string => `M${day.slice(0, 7)}`;
/** Day or month, as others write it. */
export const timeOf = (at: string): string => at.replace(/^M/, '');

export function spansOf({ from, to }: Period): Spans {
  const first = monthOf(from).from === from ? from : addDays(monthOf(from).to, 1);
  const last = monthOf(to).to === to ? to : addDays(monthOf(to).from, -1);
  if (first > last) return { months: undefined, days: [{ from, to }] };
  const days: Period[] = [
    { from, to: addDays(first, -1) },
    { from: addDays(last, 1) as LocalDate, to },
  ];
  return {
    months: { from: monthKey(first), to: monthKey(last) },
    days: days.filter((part) => part.from <= part.to),
  };
}
