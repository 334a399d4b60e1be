import { addDays, type LocalDate, localDate, startOfDay } from '../core/dates.ts';
import type { AreaId } from '../core/ids.ts';
import type { Directory, DirectoryPerson } from '../knowledge/directory.ts';
import { type Shift, shiftsOn } from './duty.ts';

export interface RosterShift {
  person: DirectoryPerson;
  area: AreaId;
  /** `HH:MM`; the end of the day is 24:00. */
  from: string;
  to: string;
  /** Not of the weekly pattern: of this date alone. */
  single: boolean;
  reason: string | undefined;
}

export interface RosterDay {
  date: LocalDate;
  holiday: { name: string; kind: 'off' | 'work' } | undefined;
  shifts: RosterShift[];
  /** Areas in which an exception says that nobody is on duty. */
  nobody: { area: AreaId; reason: string | undefined }[];
}

/** Who answers on each day from `from` to `until`, by the rules that route matters (duty.ts). */
export function rosterDays(
  directory: Directory,
  areas: readonly AreaId[],
  from: LocalDate,
  until: LocalDate,
): RosterDay[] {
  const days: RosterDay[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const exceptions = directory.duty.exceptions.filter((e) => e.date === date && areas.includes(e.area));
    const reasonOf = (area: AreaId, person?: string) =>
      exceptions.find((e) => e.area === area && e.person === person)?.reason;
    const holiday = directory.holidays.find((day) => day.date === date);
    days.push({
      date,
      holiday: holiday && { name: holiday.name, kind: holiday.kind },
      shifts: areas.flatMap((area) =>
        shiftsOn(directory, area, date).map((shift) => ({
          person: shift.person,
          area,
          ...timesOf(shift, date),
          single: exceptions.some((e) => e.area === area),
          reason: reasonOf(area, shift.person.id),
        })),
      ),
      nobody: exceptions.filter((e) => e.person === undefined).map(({ area, reason }) => ({ area, reason })),
    });
  }
  return days;
}

/** On duty at this moment, with the end of it; whoever's shifts touch is named once for each. */
export function onDutyNow(directory: Directory, areas: readonly AreaId[], now: Date): Shift[] {
  const today = localDate(now);
  return areas.flatMap((area) =>
    shiftsOn(directory, area, today).filter(({ start, end }) => start <= now && now < end),
  );
}

function timesOf({ start, end }: Shift, date: LocalDate): { from: string; to: string } {
  const midnight = startOfDay(date).getTime();
  const at = (instant: Date) => {
    const minutes = Math.round((instant.getTime() - midnight) / 60_000);
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  };
  return { from: at(start), to: at(end) };
}
