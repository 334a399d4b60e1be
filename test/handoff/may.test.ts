import { describe, expect, test } from 'vitest';
import type { AreaId, ConsultationId, PersonId, ResidentId } from '../../src/core/ids.ts';
import { mayRead, mayTake } from '../../src/handoff/desk/may.ts';
import type { OfferState } from '../../src/handoff/offer-states.ts';
import type { Desk, Matter, Offer } from '../../src/handoff/ports.ts';
import { EMPTY_DIRECTORY } from '../../src/knowledge/directory.ts';

const area = (id: string) => id as AreaId;
const me = 'me' as PersonId;
const other = 'other' as PersonId;
const directory = {
  ...EMPTY_DIRECTORY,
  areas: [
    { id: area('street'), kind: 'street' as const, name: '街道', parent: undefined },
    { id: area('east'), kind: 'community' as const, name: '东社区', parent: area('street') },
    { id: area('west'), kind: 'community' as const, name: '西社区', parent: area('street') },
  ],
  people: [
    {
      id: me,
      name: '顾明',
      role: 'adviser' as const,
      areas: [area('east')],
      phone: undefined,
      organisation: '正大律师事务所',
      topics: [],
      languages: [],
    },
  ],
};
const desk: Desk = {
  person: me,
  chat: 'chat' as ResidentId,
  channel: 'telegram',
  away: false,
  opened: undefined,
  awaiting: undefined,
  held: [],
};
const at = new Date('2026-11-23T10:00+08:00');
const offer = (person: PersonId, state: OfferState): Offer => ({
  id: 'o',
  consultation: 'c' as ConsultationId,
  person,
  state,
  madeAt: at,
  expiresAt: at,
  endedAt: undefined,
  reason: undefined,
});
const matter = (holder: PersonId | undefined, offers: Offer[], where = 'east'): Matter => ({
  consultation: {
    id: 'c' as ConsultationId,
    number: '2026-000001',
    resident: 'r' as ResidentId,
    channel: 'telegram',
    area: area(where),
    topic: undefined,
    kind: undefined,
    urgency: 'normal',
    state: holder ? 'held' : 'queued',
    outcome: undefined,
    openedAt: at,
    lastAt: at,
    closedAt: undefined,
    flags: [],
  },
  request: undefined,
  holder,
  holders: holder ? [holder] : [],
  offers,
  notes: [],
  clock: undefined,
  messages: [],
});

describe('who reads a story', () => {
  test.each([
    ['who has it', me, [], true],
    ['somebody else has it, though I had a card', other, [offer(me, 'lapsed')], false],
    ['my card is open', undefined, [offer(me, 'offered')], true],
    ['my card lapsed and it still waits', undefined, [offer(me, 'lapsed')], true],
    ['I passed it on', undefined, [offer(me, 'declined')], false],
    ['my card was withdrawn', undefined, [offer(me, 'withdrawn')], false],
    ['I never had a card', undefined, [offer(other, 'offered')], false],
  ] as const)('%s', (_what, holder, offers, may) => {
    expect(mayRead(desk, matter(holder, [...offers]))).toBe(may);
  });
});

describe('who takes what waits', () => {
  const free = { residentIs: undefined, steppedBack: [] as PersonId[] };
  test.each([
    ['of my community', matter(undefined, []), free, '', true],
    ['of another community', matter(undefined, [], 'west'), free, '', false],
    ['of another community, with a card', matter(undefined, [offer(me, 'lapsed')], 'west'), free, '', true],
    [
      'of another community, card withdrawn',
      matter(undefined, [offer(me, 'withdrawn')], 'west'),
      free,
      '',
      false,
    ],
    ['my own', matter(undefined, []), { ...free, residentIs: me }, '', false],
    ['I stepped back from it', matter(undefined, []), { ...free, steppedBack: [me] }, '', false],
    ['against my office', matter(undefined, []), free, '正大律师事务所乱收费', false],
  ] as const)('%s', (_what, { consultation, offers }, conflicts, text, may) => {
    expect(mayTake(directory, desk, { ...conflicts, consultation, offers }, text)).toBe(may);
  });
});
