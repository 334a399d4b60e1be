import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  nextOffer,
  OFFER_EVENTS,
  OFFER_STATES,
  OFFER_TRANSITIONS,
  type OfferState,
} from '../../src/handoff/offer-states.ts';

test('no sequence of events leaves the table', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...OFFER_EVENTS)), (events) => {
      let state: OfferState = 'offered';
      for (const event of events) {
        const before = state;
        state = nextOffer(state, event) ?? state;
        expect(OFFER_STATES).toContain(state);
        // What was accepted, declined or withdrawn stays so.
        if (['accepted', 'declined', 'withdrawn'].includes(before)) expect(state).toBe(before);
      }
    }),
  );
});

test('every state is reached from the first', () => {
  const reached = new Set<OfferState>(['offered']);
  for (const state of reached) for (const to of Object.values(OFFER_TRANSITIONS[state])) reached.add(to);
  expect([...reached].sort()).toEqual([...OFFER_STATES].sort());
});

test('a card that lapsed may still be taken; one withdrawn may not', () => {
  expect(nextOffer('lapsed', 'accept')).toBe('accepted');
  expect(nextOffer('withdrawn', 'accept')).toBeUndefined();
});
