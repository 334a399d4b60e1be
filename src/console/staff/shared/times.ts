const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The office's clock and calendar, wherever the screen stands. */
function read(at: Date | string) {
  const found = new Map(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
  return {
    year: part('year'),
    month: part('month'),
    date: part('day'),
    day: `${part('year')}-${part('month')}-${part('day')}`,
    clock: `${part('hour')}:${part('minute')}`,
    seconds: part('second'),
  };
}

/** `YYYY-MM-DD` in Asia/Shanghai. */
export const dayOf = (at: Date | string): string => read(at).day;

/** 11月22日 14:05; with the year when it is another one. */
export function momentOf(at: string, now = new Date()): string {
  const { year, month, date, clock } = read(at);
  const before = year === read(now).year ? '' : `${year}年`;
  return `${before}${Number(month)}月${Number(date)}日 ${clock}`;
}

/** 14:05 today, 6月1日 14:05 this year, 2025年6月1日 14:05 before. */
export const timeOf = (at: string, now = new Date()): string =>
  dayOf(at) === dayOf(now) ? read(at).clock : momentOf(at, now);

/** 2026-03-02 10:00:05 */
export function exactTime(at: string): string {
  const { day, clock, seconds } = read(at);
  return `${day} ${clock}:${seconds}`;
}
