const ZONE = 'Asia/Shanghai';
const dayFormat = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: ZONE });
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hourCycle: 'h23', ...options });
const clock = format({ hour: '2-digit', minute: '2-digit' });
const thisYear = format({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
const full = format({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const exact = format({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `YYYY-MM-DD` in Asia/Shanghai. */
export const dayOf = (at: Date | string): string => dayFormat.format(new Date(at));

/** 14:05 today, 6/1 14:05 this year, 2025/06/01 14:05 before. */
export function timeOf(at: string, now = new Date()): string {
  const then = new Date(at);
  if (dayOf(then) === dayOf(now)) return clock.format(then);
  return (dayOf(then).slice(0, 4) === dayOf(now).slice(0, 4) ? thisYear : full).format(then);
}

/** 2026/03/02 10:00:05 */
export const exactTime = (at: string): string => exact.format(new Date(at));
