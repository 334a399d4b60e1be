import { text } from '../text.ts';

const MINUTE = 60_000;
const words = text.time;

/** A span as people say it: 12 分钟, 3 小时 5 分, 2 天 4 小时. */
export function spanOf(ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 1) return words.seconds;
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return words.hours(hours, minutes % 60);
  return words.days(Math.floor(hours / 24), hours % 24);
}
