import { describe, expect, test } from 'vitest';
import type { AreaId, PersonId, TopicId } from '../../src/core/ids.ts';
import { lineFor, type Reachable, type Waiting } from '../../src/handoff/route.ts';
import { type Directory, type DirectoryPerson, EMPTY_DIRECTORY } from '../../src/knowledge/directory.ts';

const area = (id: string) => id as AreaId;
const person = (
  id: string,
  role: DirectoryPerson['role'],
  where: string,
  more: Partial<DirectoryPerson> = {},
) => ({
  id: id as PersonId,
  name: id,
  role,
  areas: [area(where)],
  phone: undefined,
  organisation: undefined,
  topics: [],
  languages: ['普通话'],
  ...more,
});
const directory: Directory = {
  ...EMPTY_DIRECTORY,
  areas: [
    { id: area('street'), kind: 'street', name: '街道', parent: undefined },
    { id: area('east'), kind: 'community', name: '东社区', parent: area('street') },
    { id: area('west'), kind: 'community', name: '西社区', parent: area('street') },
  ],
  people: [
    person('east-duty', 'adviser', 'east', { organisation: '正大律师事务所' }),
    person('east-other', 'adviser', 'east', { topics: ['劳动纠纷' as TopicId], languages: ['粤语'] }),
    person('west-duty', 'adviser', 'west'),
    person('street-duty', 'adviser', 'street'),
    person('street-mediator', 'mediator', 'street'),
    person('clerk', 'staff', 'street'),
  ],
  duty: {
    weekly: [
      { person: 'east-duty' as PersonId, area: area('east'), days: [1], from: '09:00', to: '12:00' },
      { person: 'street-duty' as PersonId, area: area('street'), days: [1], from: '09:00', to: '20:00' },
      { person: 'west-duty' as PersonId, area: area('west'), days: [1], from: '09:00', to: '12:00' },
    ],
    exceptions: [],
  },
};
const MONDAY = new Date('2026-11-23T10:00+08:00');
const EVENING = new Date('2026-11-23T19:00+08:00');
const NIGHT = new Date('2026-11-23T23:00+08:00');
const everybody: Reachable[] = directory.people.map((p) => ({ person: p.id, away: false, load: 0 }));
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  area: area('east'),
  topic: undefined,
  urgency: 'normal',
  languages: [],
  roles: ['adviser'],
  shown: [],
  text: '',
  residentIs: undefined,
  steppedBack: [],
  ...more,
});
const line = (more: Partial<Waiting> = {}, now = MONDAY, reachable = everybody) =>
  lineFor(directory, reachable, waiting(more), now);
const id = (name: string) => name as PersonId;

describe('whom a matter is offered to', () => {
  test('the community’s adviser on duty, others of the community, the street’s, staff', () => {
    expect(line()).toEqual(['east-duty', 'east-other', 'street-duty', 'clerk']);
  });
  test('after hours only who is on duty; at night nobody, but an emergency asks all', () => {
    expect(line({}, EVENING)).toEqual(['street-duty']);
    expect(line({}, NIGHT)).toEqual([]);
    expect(line({ urgency: 'now' }, NIGHT)).toEqual(['east-duty', 'east-other', 'street-duty', 'clerk']);
    expect(line({ urgency: 'now' }, EVENING)[0]).toBe('street-duty');
  });
  test('without a community the street’s people', () => {
    expect(line({ area: undefined })).toEqual(['street-duty', 'clerk']);
  });
  test('a complaint about an office goes to staff and to nobody else', () => {
    expect(line({ roles: ['staff'] })).toEqual(['clerk']);
  });
  test('mediation goes to the mediator first within a level', () => {
    expect(line({ roles: ['mediator', 'adviser'], area: undefined })).toEqual([
      'street-mediator',
      'street-duty',
      'clerk',
    ]);
  });
  test.each<[string, Partial<Waiting>]>([
    ['who is the other side', { text: '我要告east-duty' }],
    ['whose office is the other side', { text: '正大律师事务所收了钱不办事' }],
    ['who stepped back', { steppedBack: [id('east-duty')] }],
    ['whose own matter it is', { residentIs: id('east-duty') }],
    ['who declined', { shown: [{ person: id('east-duty'), state: 'declined', at: MONDAY }] }],
    ['who just let it lapse', { shown: [{ person: id('east-duty'), state: 'lapsed', at: MONDAY }] }],
  ])('never %s', (_what, facts) => {
    expect(line(facts)).toEqual(['east-other', 'street-duty', 'clerk']);
  });
  test('who let it lapse long ago is asked again', () => {
    const shown = [
      { person: id('east-duty'), state: 'lapsed' as const, at: new Date(MONDAY.getTime() - 5 * 3_600_000) },
    ];
    expect(line({ shown })[0]).toBe('east-duty');
  });
  test('topic, language and load decide between equals; who is full comes after', () => {
    const monday13 = new Date('2026-11-23T13:00+08:00');
    expect(line({}, monday13)[0]).toBe('east-duty');
    expect(line({ topic: '劳动纠纷' as TopicId }, monday13)[0]).toBe('east-other');
    expect(line({ languages: ['粤语'] }, monday13)[0]).toBe('east-other');
    const loaded = everybody.map((r) => (r.person === 'east-duty' ? { ...r, load: 9 } : r));
    expect(line({}, monday13, loaded)[0]).toBe('east-other');
  });
  test('nobody on leave, nobody unbound', () => {
    const some = everybody
      .filter((r) => r.person !== 'east-other')
      .map((r) => (r.person === 'east-duty' ? { ...r, away: true } : r));
    expect(line({}, MONDAY, some)).toEqual(['street-duty', 'clerk']);
  });
});
