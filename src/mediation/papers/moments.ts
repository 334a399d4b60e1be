import { chineseDate, type LocalDate, localDate } from '../../core/dates.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 2026年11月22日, the day in Asia/Shanghai. */
export function dayOf(instant: Date): string {
  return chineseDate(localDate(instant));
}

/** 2026年11月22日10时05分 */
export function minuteOf(instant: Date): string {
  const [hour, minute] = clock.format(instant).split(':');
  return `${dayOf(instant)}${hour}时${minute}分`;
}

/** `from` to `to`; the day is said once when both fall on it. */
export function spanOf(from: Date, to: Date | undefined): string {
  if (!to) return minuteOf(from);
  const end = minuteOf(to);
  const sameDay = dayOf(from) === dayOf(to);
  return `${minuteOf(from)}至${sameDay ? end.slice(dayOf(to).length) : end}`;
}

export function dueBy(day: LocalDate): string {
  return `${chineseDate(day)}前（含当日）`;
}
