import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/dates.ts';
import { deadlineOf, resumed, tierOf } from '../../src/handoff/deadline.ts';
import {
  addWorking,
  endOfWorkingDay,
  isWorking,
  workingBetween,
  workingHours,
} from '../../src/handoff/working-hours.ts';
import { EMPTY_DIRECTORY } from '../../src/knowledge/directory.ts';

const directory = {
  ...EMPTY_DIRECTORY,
  holidays: [
    { date: '2026-10-01' as LocalDate, name: '国庆节', kind: 'off' as const },
    { date: '2026-10-02' as LocalDate, name: '国庆节', kind: 'off' as const },
    { date: '2026-10-10' as LocalDate, name: '调休上班', kind: 'work' as const },
  ],
};
const hours = workingHours(directory, undefined);
const at = (text: string) => new Date(`${text}+08:00`);

describe('the clock of a matter', () => {
  test.each([
    // [tier, urgency, came in, due]
    ['立报立办结', 'normal', '2026-09-28T10:00', '2026-09-28T10:30'],
    ['立报立办结', 'normal', '2026-09-28T16:50', '2026-09-29T09:20'],
    ['立报立办结', 'now', '2026-09-28T23:50', '2026-09-29T00:20'],
    ['日办快结', 'normal', '2026-09-28T10:00', '2026-09-28T17:00'],
    ['日办快结', 'normal', '2026-09-28T18:00', '2026-09-29T17:00'],
    ['日办快结', 'normal', '2026-09-30T18:00', '2026-10-05T17:00'], // holidays and a weekend between
    ['日办快结', 'normal', '2026-10-09T18:00', '2026-10-10T17:00'], // a Saturday that is worked
    ['周内办结', 'normal', '2026-09-21T10:00', '2026-09-28T17:00'],
    ['周内办结', 'normal', '2026-09-24T10:00', '2026-10-05T17:00'], // the seventh day is a holiday
  ] as const)('%s, %s, %s: by %s', (tier, urgency, from, due) => {
    expect(deadlineOf(tier, urgency, at(from), hours).due).toEqual(at(due));
  });

  test('what is urgent moves up; nothing moves down', () => {
    expect(tierOf('周内办结', 'now')).toBe('立报立办结');
    expect(tierOf('周内办结', 'soon')).toBe('日办快结');
    expect(tierOf('立报立办结', 'soon')).toBe('立报立办结');
    expect(tierOf(undefined, 'normal')).toBe('周内办结');
  });

  test('a pause costs no working time', () => {
    const deadline = deadlineOf('日办快结', 'normal', at('2026-09-28T10:00'), hours);
    const on = resumed(deadline, at('2026-09-28T15:00'), at('2026-09-29T10:00'), hours);
    expect(on.due).toEqual(at('2026-09-29T12:00'));
  });
});

const instants = fc.date({ min: at('2026-09-01T00:00'), max: at('2026-11-30T00:00'), noInvalidDate: true });

describe('working time', () => {
  test('adding it and measuring it agree', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 10 * 8 * 3_600_000 }), (from, ms) => {
        expect(workingBetween(hours, from, addWorking(hours, from, ms))).toBe(ms);
      }),
    );
  });

  test('deadlines lie ahead, reminders between', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom('立报立办结' as const, '日办快结' as const, '周内办结' as const),
        fc.constantFrom('normal' as const, 'soon' as const, 'now' as const),
        (from, tier, urgency) => {
          const { due, remind } = deadlineOf(tier, urgency, from, hours);
          expect(due.getTime()).toBeGreaterThan(from.getTime());
          expect(remind.getTime()).toBeLessThanOrEqual(due.getTime());
          expect(remind.getTime()).toBeGreaterThanOrEqual(from.getTime());
        },
      ),
    );
  });

  test('a day ends when work does', () => {
    expect(isWorking(hours, at('2026-10-10T10:00'))).toBe(true);
    expect(isWorking(hours, at('2026-10-01T10:00'))).toBe(false);
    expect(endOfWorkingDay(hours, at('2026-10-01T10:00'))).toEqual(at('2026-10-05T17:00'));
  });
});
