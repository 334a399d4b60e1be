import { describe, expect, test } from 'vitest';
import type { AreaId, PersonId } from '../../src/core/ids.ts';
import { EMPTY_DIRECTORY } from '../../src/knowledge/directory.ts';
import { ACTIONS, type Action, may, type Role, type Subject } from '../../src/staff/rights.ts';
import { whoIs } from '../../src/staff/who.ts';

const area = (id: string) => id as AreaId;
const id = (name: string) => name as PersonId;
const person = (name: string, role: Role, ...areas: string[]) => ({
  id: id(name),
  name,
  role,
  areas: areas.map(area),
  phone: undefined,
  organisation: undefined,
  topics: [],
  languages: [],
});
const place = (name: string, kind: 'street' | 'community' | 'grid', parent?: string) => ({
  id: area(name),
  kind,
  name,
  parent: parent === undefined ? undefined : area(parent),
});
const directory = {
  ...EMPTY_DIRECTORY,
  areas: [
    place('street', 'street'),
    place('east', 'community', 'street'),
    place('east-1', 'grid', 'east'),
    place('west', 'community', 'street'),
    place('far-street', 'street'),
    place('far', 'community', 'far-street'),
  ],
  people: [
    person('adviser', 'adviser', 'east'),
    person('mediator', 'mediator', 'east'),
    person('staff', 'staff', 'east'),
    person('street-staff', 'staff', 'street'),
    person('administrator', 'administrator', 'street'),
  ],
};
const asks = (name: string, action: Action, subject?: Subject) =>
  may(whoIs(directory, id(name))!, action, subject);
const WHO = ['adviser', 'mediator', 'staff', 'street-staff', 'administrator'] as const;

/** Where a matter lies and whose it is. */
const SUBJECTS: Record<string, (me: string) => Subject> = {
  mine: (me) => ({ area: area('far'), holder: id(me) }),
  given: (me) => ({ area: area('far'), holder: id('other'), given: [id(me)] }),
  here: () => ({ area: area('east'), holder: id('other') }),
  under: () => ({ area: area('east-1') }),
  next: () => ({ area: area('west'), holder: id('other') }),
  nowhere: () => ({ area: undefined }),
  far: () => ({ area: area('far') }),
};
const reach = (name: string, action: Action): string =>
  Object.entries(SUBJECTS)
    .filter(([, subject]) => asks(name, action, subject(name)))
    .map(([what]) => what)
    .join(' ');

const OWN = 'mine given';
const COMMUNITY = 'mine given here under';
const STREET = 'mine given here under next nowhere';
const ALL = 'mine given here under next nowhere far';
const NONE = '';

/** In the order adviser, mediator, community staff, street staff, administrator: what each may do it to. */
const TABLE: Record<Action, readonly [string, string, string, string, string]> = {
  'desk.use': [OWN, OWN, COMMUNITY, STREET, NONE],
  'matter.take': [COMMUNITY, COMMUNITY, COMMUNITY, STREET, NONE],
  'matter.read': [OWN, OWN, COMMUNITY, STREET, NONE],
  'matter.write': [OWN, OWN, OWN, OWN, NONE],
  'matter.assign': [OWN, OWN, COMMUNITY, STREET, NONE],
  'mediation.open': [OWN, COMMUNITY, COMMUNITY, STREET, NONE],
  'mediation.read': [OWN, OWN, COMMUNITY, STREET, NONE],
  'mediation.handle': [NONE, OWN, NONE, NONE, NONE],
  'mediation.assign': [NONE, OWN, COMMUNITY, STREET, NONE],
  'mediation.private-talk': [NONE, OWN, NONE, NONE, NONE],
  'ledger.read': [OWN, OWN, COMMUNITY, STREET, NONE],
  'ledger.export': [NONE, NONE, COMMUNITY, STREET, NONE],
  'figures.read': [OWN, OWN, COMMUNITY, STREET, ALL],
  'report.read': [NONE, NONE, COMMUNITY, STREET, ALL],
  'report.freeze': [NONE, NONE, COMMUNITY, STREET, NONE],
  'outreach.read': [OWN, OWN, COMMUNITY, STREET, NONE],
  'outreach.write': [OWN, OWN, COMMUNITY, STREET, NONE],
  'outreach.import': [NONE, NONE, COMMUNITY, STREET, NONE],
  'roster.read': [COMMUNITY, COMMUNITY, COMMUNITY, STREET, STREET],
  'roster.write': [NONE, NONE, COMMUNITY, STREET, ALL],
  'people.read': [COMMUNITY, COMMUNITY, COMMUNITY, STREET, STREET],
  'people.write': [NONE, NONE, NONE, NONE, ALL],
  'knowledge.read': [ALL, ALL, ALL, ALL, ALL],
  'knowledge.write': [NONE, NONE, ALL, ALL, ALL],
  'knowledge.questions': [NONE, NONE, COMMUNITY, STREET, NONE],
  'settings.read': [NONE, NONE, NONE, NONE, ALL],
  'accounts.manage': [NONE, NONE, NONE, NONE, ALL],
  'audit.read': [NONE, NONE, NONE, NONE, ALL],
  'backup.make': [NONE, NONE, NONE, NONE, ALL],
};

describe('who may do what to whose', () => {
  test('every right is in the table', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...ACTIONS].sort());
  });

  describe.each(ACTIONS)('%s', (action) => {
    test.each(WHO.map((name, i) => [name, TABLE[action][i]!] as const))('%s', (name, expected) => {
      expect(reach(name, action)).toBe(expected);
      expect(asks(name, action)).toBe(expected !== NONE);
    });
  });
});

describe('what must never be', () => {
  test('an adviser or community staff reading another community’s matter', () => {
    for (const name of ['adviser', 'mediator', 'staff'])
      for (const action of ['matter.read', 'mediation.read', 'ledger.read'] as const)
        expect(asks(name, action, SUBJECTS.next!(name))).toBe(false);
  });

  test('anybody but the mediator of the case reading the talks apart', () => {
    for (const name of WHO) {
      expect(asks(name, 'mediation.private-talk', SUBJECTS.here!(name))).toBe(false);
      expect(asks(name, 'mediation.private-talk', SUBJECTS.mine!(name))).toBe(name === 'mediator');
    }
  });

  test('somebody who is not in the directory', () => {
    expect(whoIs(directory, id('gone'))).toBeUndefined();
  });
});
