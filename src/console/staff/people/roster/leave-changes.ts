import type { ExceptionEntry, RosterView } from '../../../../contracts/console/office.ts';
import type { EntryChange } from '../office-context.tsx';

interface Leave {
  person: string;
  /** Missing: nobody stands in. */
  stand?: string | undefined;
  reason: string;
}

/**
 * What changes when somebody is away on these days: an exception replaces an area's whole day, so the shifts of the others
 * are written down with it. Days and areas without a shift of theirs stay as they are.
 */
export function leaveChanges({ days, exceptions }: RosterView, leave: Leave): EntryChange[] {
  return days.flatMap(({ date, shifts }) => {
    const areas = new Set(shifts.filter(({ person }) => person === leave.person).map(({ area }) => area));
    return [...areas].flatMap((area) => {
      const here = exceptions.filter((one) => one.date === date && one.area === area);
      const next = shifts
        .filter((shift) => shift.area === area)
        .flatMap(({ person, from, to, reason }): ExceptionEntry[] => {
          const rest = { date, area, from, to };
          if (person !== leave.person) return [{ ...rest, person, ...(reason ? { reason } : {}) }];
          return leave.stand ? [{ ...rest, person: leave.stand, reason: leave.reason }] : [];
        });
      const after = next.length > 0 ? next : [{ date, area, reason: leave.reason }];
      return [
        ...here.map((was): EntryChange => ({ list: 'exceptions', was })),
        ...after.map((now): EntryChange => ({ list: 'exceptions', now })),
      ];
    });
  });
}
