import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChatEvent, type ChatState, chatReducer, emptyChat } from '../../src/console/chat/chat-state.ts';
import type { ChatMessage } from '../../src/contracts/chat.ts';

const message = (seq: number, part: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `m${seq}`,
  seq,
  consultationId: null,
  turnId: `t${Math.ceil(seq / 2)}`,
  direction: seq % 2 ? 'in' : 'out',
  author: seq % 2 ? 'resident' : 'bot',
  text: null,
  reply: null,
  attachments: [],
  at: '2026-06-01T00:00:00.000Z',
  clientId: seq % 2 ? `client-${seq}` : null,
  ...part,
});
const live = (one: ChatMessage): ChatEvent => ({
  type: 'live',
  now: 0,
  event: { type: 'message', message: one },
});
const stateAfter = (events: ChatEvent[], from: ChatState = emptyChat) => events.reduce(chatReducer, from);

describe('chat state', () => {
  it('shows each message once and in order, however often and in whatever order it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 80 }), (seqs) => {
        const { messages } = stateAfter(seqs.map((seq) => live(message(seq))));
        expect(messages.map((one) => one.seq)).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
      }),
    );
  });

  it('replaces what was on its way by what arrived, whichever comes first', () => {
    const add: ChatEvent = {
      type: 'add',
      item: { clientId: 'client-1', kind: 'text', text: 'x', label: 'x', state: 'sending' },
    };
    const confirmed: ChatEvent = { type: 'confirmed', clientId: 'client-1', turnId: 't1', now: 0 };
    for (const order of [
      [add, confirmed, live(message(1))],
      [add, live(message(1)), confirmed],
    ]) {
      const state = stateAfter(order);
      expect(state.unsent).toEqual([]);
      expect(state.messages).toHaveLength(1);
      expect(Object.keys(state.pending)).toEqual(['t1']);
      expect(stateAfter([live(message(2))], state).pending).toEqual({});
    }
  });

  it('waits for nothing when the answer was faster than the confirmation', () => {
    const state = stateAfter([
      { type: 'add', item: { clientId: 'client-1', kind: 'text', text: 'x', label: 'x', state: 'sending' } },
      live(message(1)),
      live(message(2)),
      { type: 'confirmed', clientId: 'client-1', turnId: 't1', now: 0 },
      { type: 'live', now: 0, event: { type: 'delta', turnId: 't1', text: 'late' } },
    ]);
    expect(state.pending).toEqual({});
    expect(state.unsent).toEqual([]);
  });

  it('stops waiting for what has long been quiet', () => {
    const state = stateAfter([
      { type: 'live', now: 10, event: { type: 'working', turnId: 't9', stage: 'answer' } },
    ]);
    expect(stateAfter([{ type: 'quiet', before: 5 }], state).pending).toHaveProperty('t9');
    expect(stateAfter([{ type: 'quiet', before: 11 }], state).pending).toEqual({});
  });
});
