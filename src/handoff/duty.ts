import { addDays, chineseDate, type LocalDate, localDate } from '../core/dates.ts';
import type { AreaId } from '../core/ids.ts';
import { areaChain, type Directory, type DirectoryPerson } from '../knowledge/directory.ts';

/** One stretch of duty on one day; instants are exact. */
export interface Shift {
  person: DirectoryPerson;
  area: AreaId;
  start: Date;
  end: Date;
}

const DAYS_AHEAD = 21;
/** China has one time zone and no summer time. */
const OFFSET = '+08:00';

/**
 * Shifts for an area on a day, from the weekly pattern, single-date exceptions and the calendar: no
 * pattern on public holidays; a weekend day that is worked (调休) follows Monday's. An exception for the
 * area replaces the pattern of that day.
 */
export function shiftsOn(directory: Directory, area: AreaId, day: LocalDate): Shift[] {
  const exceptions = directory.duty.exceptions.filter((e) => e.date === day && e.area === area);
  const plan = exceptions.length > 0 ? exceptions : weeklyPlan(directory, area, day);
  return plan
    .flatMap(({ person: id, from, to }) => {
      const person = directory.people.find((p) => p.id === id);
      if (!person || !from || !to) return [];
      return [{ person, area, start: instant(day, from), end: instant(day, to) }];
    })
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}

function weeklyPlan(directory: Directory, area: AreaId, day: LocalDate) {
  const special = directory.holidays.find((h) => h.date === day);
  if (special?.kind === 'off') return [];
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const pattern = special?.kind === 'work' && weekday >= 6 ? 1 : weekday;
  return directory.duty.weekly.filter((shift) => shift.area === area && shift.days.includes(pattern));
}

function instant(day: LocalDate, time: string): Date {
  // 24:00 is midnight at the end of the day.
  return time === '24:00'
    ? new Date(`${addDays(day, 1)}T00:00:00${OFFSET}`)
    : new Date(`${day}T${time}:00${OFFSET}`);
}

export type Role = DirectoryPerson['role'];

/**
 * Who of these roles is on duty for the area now, else who is next: the community's own first, then the
 * street's (小事不出社区); earlier roles before later ones. Nobody on duty: whoever's shift begins first
 * today in that order, else the earliest of the next days. Undefined: nobody in three weeks.
 */
export function nextShift(
  directory: Directory,
  area: AreaId | undefined,
  now: Date,
  roles: readonly Role[],
): Shift | undefined {
  const chain = area ? areaChain(directory, area).map((a) => a.id) : streets(directory);
  const candidates = roles.flatMap((role) => chain.flatMap((id) => upcoming(directory, id, now, role) ?? []));
  const today = localDate(now);
  return (
    candidates.find((shift) => shift.start <= now) ??
    candidates.find((shift) => localDate(shift.start) === today) ??
    earliest(candidates)
  );
}

/** On duty now for any of the areas. */
export function isOnDuty(
  directory: Directory,
  person: DirectoryPerson,
  chain: readonly AreaId[],
  now: Date,
): boolean {
  const today = localDate(now);
  return chain.some((area) =>
    shiftsOn(directory, area, today).some(
      (shift) => shift.person.id === person.id && shift.start <= now && now < shift.end,
    ),
  );
}

function streets(directory: Directory): AreaId[] {
  return directory.areas.filter((a) => a.kind === 'street').map((a) => a.id);
}

function upcoming(directory: Directory, area: AreaId, now: Date, role: Role): Shift | undefined {
  let day = localDate(now);
  for (let i = 0; i < DAYS_AHEAD; i++, day = addDays(day, 1)) {
    const shift = shiftsOn(directory, area, day).find((s) => s.person.role === role && s.end > now);
    if (shift) return shift;
  }
  return undefined;
}

function earliest(shifts: Shift[]): Shift | undefined {
  return shifts.reduce<Shift | undefined>((best, s) => (!best || s.start < best.start ? s : best), undefined);
}

const clockFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 今天 14:00, 明天 9:00, 11月23日（周一）9:00 — as seen from `now`. */
export function sayWhen(at: Date, now: Date): string {
  const day = localDate(at);
  const time = clockFormat.format(at).replace(/^0/, '');
  if (day === localDate(now)) return `今天 ${time}`;
  if (day === addDays(localDate(now), 1)) return `明天 ${time}`;
  const weekday = '日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return `${chineseDate(day).replace(/^\d+年/, '')}（周${weekday}）${time}`;
}
