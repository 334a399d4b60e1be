/**
 * The life of an offer, in one table: a card put before one person. What is not in the table is refused.
 * A card that lapsed may still be taken while the matter waits: whoever comes late is better than nobody.
 * Whether it still waits, the consultation's own table says (`take` from `queued`).
 */
export const OFFER_STATES = ['offered', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

export const OFFER_EVENTS = ['accept', 'decline', 'lapse', 'withdraw'] as const;
export type OfferEvent = (typeof OFFER_EVENTS)[number];

export const OFFER_TRANSITIONS: Record<OfferState, Partial<Record<OfferEvent, OfferState>>> = {
  offered: { accept: 'accepted', decline: 'declined', lapse: 'lapsed', withdraw: 'withdrawn' },
  lapsed: { accept: 'accepted', decline: 'declined' },
  accepted: {},
  declined: {},
  withdrawn: {},
};

/** The state after `event`; undefined when the table does not allow it. */
export function nextOffer(state: OfferState, event: OfferEvent): OfferState | undefined {
  return OFFER_TRANSITIONS[state][event];
}

/** Why somebody passes a matter on. A conflict holds for every matter of that resident. */
export const DECLINE_REASONS = {
  busy: '现在忙',
  conflict: '有利益冲突，要回避',
  'not-mine': '不是我办的事',
} as const;
export type DeclineReason = keyof typeof DECLINE_REASONS;
