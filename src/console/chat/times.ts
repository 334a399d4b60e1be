const ZONE = 'Asia/Shanghai';
const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
const full = new Intl.DateTimeFormat('zh-CN', {
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: ZONE,
});
const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: ZONE });

/** 14:05 today, 6月1日 14:05 before. */
export function timeOf(at: string, now = new Date()): string {
  const then = new Date(at);
  return day.format(then) === day.format(now) ? clock.format(then) : full.format(then);
}

/** `YYYY-MM-DD` in Asia/Shanghai: the day whose law an answer stated. */
export const localDay = (at: string) => day.format(new Date(at));
