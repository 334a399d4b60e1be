import { type LocalDate, parseLocalDate } from '../core/dates.ts';
import { InvalidInput } from '../core/errors.ts';

/** The day of an `--as-of`; undefined when it was not given. Throws InvalidInput for what is no day. */
export function readAsOf(text: string | undefined): LocalDate | undefined {
  if (text === undefined) return undefined;
  const day = parseLocalDate(text);
  if (!day) throw new InvalidInput(`日期“${text}”不对，要写成 2026-01-31 这样。`);
  return day;
}

/** A whole number of at least 1. Throws InvalidInput for anything else. */
export function readCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidInput(`要写正整数：${text}`);
  return value;
}
