/** Calendar days as `YYYY-MM-DD`, counted in UTC so that no zone moves them. */
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const text = (date: Date) => date.toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  const date = at(day);
  date.setUTCDate(date.getUTCDate() + days);
  return text(date);
}
/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => at(day).getUTCDay() || 7;
const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

function addMonths(day: string, months: number): string {
  const date = at(monthOf(day));
  date.setUTCMonth(date.getUTCMonth() + months);
  return text(date);
}
export type Span = 'week' | 'month';

/** The days shown: a week from Monday, or a month filled up to whole weeks (42 days at most). */
export function shown(span: Span, day: string): { from: string; until: string } {
  if (span === 'week') return { from: mondayOf(day), until: addDays(mondayOf(day), 6) };
  const last = addDays(addMonths(day, 1), -1);
  return { from: mondayOf(monthOf(day)), until: addDays(mondayOf(last), 6) };
}
export const moved = (span: Span, day: string, by: 1 | -1): string =>
  span === 'week' ? addDays(mondayOf(day), by * 7) : addMonths(day, by);
