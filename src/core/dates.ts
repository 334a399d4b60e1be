/** A calendar day, `YYYY-MM-DD`, in Asia/Shanghai. Compares correctly as a string. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const SHANGHAI = 'Asia/Shanghai';
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: SHANGHAI, dateStyle: 'short' });

/** The day in Asia/Shanghai on which `instant` falls. */
export function localDate(instant: Date): LocalDate {
  return dayFormat.format(instant) as LocalDate;
}

/** The instant at which the day begins. Shanghai has been UTC+8 without summer time since 1991. */
export function startOfDay(day: LocalDate): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** Reads `YYYY-MM-DD`; undefined when it is not a real day. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!match) return undefined;
  const date = new Date(`${text.trim()}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text.trim()) return undefined;
  return text.trim() as LocalDate;
}

export function addDays(day: LocalDate, days: number): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as LocalDate;
}

/** `2026年1月1日`, as people read it. */
export function chineseDate(day: LocalDate): string {
  const [y, m, d] = day.split('-');
  return `${Number(y)}年${Number(m)}月${Number(d)}日`;
}

const minuteFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: SHANGHAI,
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Day and time in Asia/Shanghai, as people read it. */
export function localTime(instant: Date): string {
  const part = Object.fromEntries(
    minuteFormat.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return `${part.month}月${part.day}日 ${part.hour}:${part.minute}`;
}
