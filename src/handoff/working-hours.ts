import { addDays, type LocalDate, localDate } from '../core/dates.ts';
import type { AreaId } from '../core/ids.ts';
import { type Directory, type OpenHours, serviceFor } from '../knowledge/directory.ts';

/** A stretch of working time; instants are exact. */
export interface Span {
  start: Date;
  end: Date;
}

/** Working time of one office: the spans of a day, in order, without overlap. */
export interface WorkingHours {
  on(day: LocalDate): Span[];
}

/** The service station whose hours are the office's. */
export const STATION = 'legal-service';
const USUAL: readonly OpenHours[] = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];
/** Longer than any holiday; a calendar without a working day in it is a mistake in the files. */
const LOOK_AHEAD_DAYS = 60;

/**
 * Working hours of an area from the directory: those of its service station, Monday to Friday 9 to 17 where it
 * names none. No work on public holidays; a weekend day that is worked (调休) follows Monday's hours.
 */
export function workingHours(directory: Directory, area: AreaId | undefined): WorkingHours {
  const street = directory.areas.find((a) => a.kind === 'street')?.id;
  const at = area ?? street;
  const hours = (at && serviceFor(directory, STATION, at)?.hours) ?? [];
  const pattern = hours.length > 0 ? hours : USUAL;
  return {
    on(day) {
      const special = directory.holidays.find((h) => h.date === day);
      if (special?.kind === 'off') return [];
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
      const follows = special?.kind === 'work' && weekday >= 6 ? 1 : weekday;
      return merged(
        pattern
          .filter(({ days }) => days.includes(follows))
          .map(({ from, to }) => ({ start: instant(day, from), end: instant(day, to) })),
      );
    },
  };
}

export function isWorking(hours: WorkingHours, at: Date): boolean {
  return hours.on(localDate(at)).some(({ start, end }) => start <= at && at < end);
}

/** When `ms` of working time have passed since `from`. */
export function addWorking(hours: WorkingHours, from: Date, ms: number): Date {
  let left = ms;
  for (const { start, end } of spansFrom(hours, from)) {
    const length = end.getTime() - start.getTime();
    if (left <= length) return new Date(start.getTime() + left);
    left -= length;
  }
  // No working time in sight: clock time, so that a deadline always exists.
  return new Date(from.getTime() + ms);
}

/** Working milliseconds between two instants; 0 when they are the wrong way round. */
export function workingBetween(hours: WorkingHours, from: Date, to: Date): number {
  let sum = 0;
  for (const { start, end } of spansFrom(hours, from)) {
    if (start >= to) break;
    sum += Math.min(end.getTime(), to.getTime()) - start.getTime();
  }
  return sum;
}

/** The end of the working day that `at` falls in or before; `after`: of the first such day whose end is later. */
export function endOfWorkingDay(hours: WorkingHours, at: Date): Date {
  let day = localDate(at);
  for (let i = 0; i < LOOK_AHEAD_DAYS; i++, day = addDays(day, 1)) {
    const last = hours.on(day).at(-1);
    if (last && last.end > at) return last.end;
  }
  return new Date(at.getTime() + 24 * 3_600_000);
}

function* spansFrom(hours: WorkingHours, from: Date): Generator<Span> {
  let day = localDate(from);
  for (let i = 0; i < LOOK_AHEAD_DAYS; i++, day = addDays(day, 1)) {
    for (const { start, end } of hours.on(day)) {
      if (end > from) yield { start: start > from ? start : from, end };
    }
  }
}

function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans
    .filter((s) => s.start < s.end)
    .sort((a, b) => a.start.getTime() - b.start.getTime())) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = span.end > last.end ? span.end : last.end;
    else result.push({ ...span });
  }
  return result;
}

/** China has one time zone and no summer time. 24:00 is midnight at the end of the day. */
function instant(day: LocalDate, time: string): Date {
  return time === '24:00'
    ? new Date(`${addDays(day, 1)}T00:00:00+08:00`)
    : new Date(`${day}T${time}:00+08:00`);
}

/** Asked after in the morning of that day. */
export const followUpTime = (day: string): Date => new Date(`${day}T10:00:00+08:00`);
