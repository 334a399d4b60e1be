import { expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/dates.ts';
import type { AreaId, PersonId } from '../../src/core/ids.ts';
import { findCallBack } from '../../src/handoff/call-back.ts';
import { nextShift, sayWhen } from '../../src/handoff/duty.ts';
import { type Directory, EMPTY_DIRECTORY } from '../../src/knowledge/directory.ts';

const street = 'street' as AreaId;
const community = 'community' as AreaId;
const person = (id: string, role: 'adviser' | 'staff' | 'mediator', area: AreaId) => ({
  id: id as PersonId,
  name: id,
  role,
  areas: [area],
  phone: undefined,
  organisation: undefined,
  topics: [],
  languages: [],
});
const directory: Directory = {
  ...EMPTY_DIRECTORY,
  areas: [
    { id: street, kind: 'street', name: '街道', parent: undefined },
    { id: community, kind: 'community', name: '社区', parent: street },
  ],
  people: [
    person('own', 'adviser', community),
    person('wide', 'adviser', street),
    person('clerk', 'staff', street),
  ],
  duty: {
    weekly: [
      { person: 'own' as PersonId, area: community, days: [1], from: '09:00', to: '12:00' },
      { person: 'wide' as PersonId, area: street, days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
      { person: 'clerk' as PersonId, area: street, days: [1, 2, 3, 4, 5, 6, 7], from: '08:30', to: '20:30' },
    ],
    exceptions: [
      {
        date: '2026-11-24' as LocalDate,
        area: street,
        person: undefined,
        from: undefined,
        to: undefined,
        reason: '开会',
      },
    ],
  },
  holidays: [
    { date: '2026-10-01' as LocalDate, name: '国庆节', kind: 'off' },
    { date: '2026-10-10' as LocalDate, name: '调休上班', kind: 'work' },
  ],
};
const at = (text: string) => new Date(`${text}+08:00`);
const who = (when: string, roles: Parameters<typeof nextShift>[3] = ['adviser']) =>
  nextShift(directory, community, at(when), roles)?.person.id;

test('the community’s own adviser comes first while on duty', () => {
  expect(who('2026-11-23T10:00')).toBe('own'); // a Monday
});

test('then the street’s', () => {
  expect(who('2026-11-23T14:00')).toBe('wide');
});

test('at night it is whoever begins first on the next day that has a shift', () => {
  // Tuesday 2026-11-24 has nobody at the street (exception), so Wednesday.
  const shift = nextShift(directory, community, at('2026-11-23T23:00'), ['adviser'])!;
  expect(shift.person.id).toBe('wide');
  expect(sayWhen(shift.start, at('2026-11-23T23:00'))).toBe('11月25日（周三）9:00');
});

test('public holidays have no pattern; a worked weekend day follows Monday’s', () => {
  expect(nextShift(directory, street, at('2026-10-01T08:00'), ['adviser'])?.start).toEqual(
    at('2026-10-02T09:00'),
  );
  expect(who('2026-10-10T10:00')).toBe('own');
});

test('a complaint goes to staff', () => {
  expect(who('2026-11-23T10:00', ['staff'])).toBe('clerk');
});

test('without a community only the street’s people are asked', () => {
  expect(nextShift(directory, undefined, at('2026-11-23T10:00'), ['adviser'])?.person.id).toBe('wide');
});

test('the promise is within two hours on duty, and after the shift begins otherwise', () => {
  const callBack = findCallBack(() => directory);
  expect(callBack(community, at('2026-11-23T09:30'), ['adviser'])).toMatchObject({
    onDutyNow: true,
    when: '今天 11:30 前',
    who: 'own',
  });
  expect(callBack(community, at('2026-11-22T23:00'), ['adviser'])).toMatchObject({
    onDutyNow: false,
    when: '明天 11:00 前',
  });
});

test('nobody in the roster: staff within a day, never silence', () => {
  expect(findCallBack(() => EMPTY_DIRECTORY)(undefined, at('2026-11-23T10:00'), ['adviser'])).toMatchObject({
    who: '街道工作人员',
    when: '明天 10:00 前',
  });
});
