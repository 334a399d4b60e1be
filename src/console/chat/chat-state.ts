import type { ChatMessage, LiveEvent } from '../../contracts/chat.ts';
import type { Unsent } from '../api/unsent-store.ts';

/** A turn the server works on, as far as it has told. */
export interface Pending {
  stage: string;
  /** The answer so far; empty until the first words come. */
  words: string;
  /** When it was last heard of. */
  at: number;
}

export interface ChatState {
  /** In order of seq, each once. */
  messages: readonly ChatMessage[];
  /** There is more before the first. */
  more: boolean;
  loaded: boolean;
  unsent: readonly Unsent[];
  pending: Readonly<Record<string, Pending>>;
}

export const emptyChat: ChatState = { messages: [], more: false, loaded: false, unsent: [], pending: {} };

export type ChatEvent =
  /** The newest of the log, in place of all that was shown. */
  | { type: 'page'; messages: readonly ChatMessage[]; more: boolean; now: number }
  | { type: 'earlier'; messages: readonly ChatMessage[]; more: boolean }
  | { type: 'live'; event: LiveEvent; now: number }
  | { type: 'unsent'; items: readonly Unsent[] }
  | { type: 'add'; item: Unsent }
  | { type: 'try'; clientId: string; state: Unsent['state']; error?: string }
  | { type: 'confirmed'; clientId: string; turnId: string; now: number }
  | { type: 'discard'; clientId: string }
  | { type: 'quiet'; before: number };

/** Adds messages, keeping order and dropping what is known. */
export function merge(known: readonly ChatMessage[], added: readonly ChatMessage[]): readonly ChatMessage[] {
  const last = known.at(-1);
  const [first] = added;
  // The common case: one more at the end.
  if (first && added.length === 1 && (!last || first.seq > last.seq)) return [...known, first];
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of added) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** A question asked just before the page was (re)loaded is still being answered. */
function unanswered(newest: ChatMessage | undefined, now: number): ChatState['pending'] {
  const fresh = newest?.direction === 'in' && newest.turnId && now - Date.parse(newest.at) < 60_000;
  return fresh ? { [newest.turnId!]: { stage: 'received', words: '', at: now } } : {};
}

function without(pending: ChatState['pending'], turnId: string | null): ChatState['pending'] {
  if (turnId === null || !(turnId in pending)) return pending;
  const { [turnId]: _done, ...rest } = pending;
  return rest;
}

/** What a message of the log does to what the page waits for. */
function arrived(state: ChatState, message: ChatMessage): ChatState {
  return {
    ...state,
    messages: merge(state.messages, [message]),
    unsent: message.clientId
      ? state.unsent.filter((item) => item.clientId !== message.clientId)
      : state.unsent,
    pending: message.direction === 'out' ? without(state.pending, message.turnId) : state.pending,
  };
}

function live(state: ChatState, event: LiveEvent, now: number): ChatState {
  if (event.type === 'message') return arrived(state, event.message);
  if (event.type === 'settled') return { ...state, pending: without(state.pending, event.turnId) };
  // The answer may be here before a late word about how it was made.
  if (state.messages.some((m) => m.turnId === event.turnId && m.direction === 'out')) return state;
  const before = state.pending[event.turnId] ?? { stage: '', words: '', at: now };
  const next: Pending =
    event.type === 'working'
      ? { ...before, stage: event.stage, at: now }
      : { ...before, words: event.text, at: now };
  return { ...state, pending: { ...state.pending, [event.turnId]: next } };
}

export function chatReducer(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'page': {
      const ids = new Set(event.messages.map((message) => message.clientId));
      return {
        ...state,
        messages: event.messages,
        more: event.more,
        loaded: true,
        // What was confirmed is in the page, or erased.
        unsent: state.unsent.filter((item) => item.state !== 'sent' && !ids.has(item.clientId)),
        pending: unanswered(event.messages.at(-1), event.now),
      };
    }
    case 'earlier':
      return { ...state, messages: merge(state.messages, event.messages), more: event.more };
    case 'live':
      return live(state, event.event, event.now);
    case 'unsent':
      return { ...state, unsent: event.items };
    case 'add':
      return { ...state, unsent: [...state.unsent, event.item] };
    case 'try':
      return {
        ...state,
        unsent: state.unsent.map((item) => {
          if (item.clientId !== event.clientId) return item;
          const { error: _old, ...rest } = item;
          return { ...rest, state: event.state, ...(event.error ? { error: event.error } : {}) };
        }),
      };
    case 'confirmed': {
      const answered = state.messages.some((m) => m.turnId === event.turnId && m.direction === 'out');
      const known = state.messages.some((m) => m.clientId === event.clientId);
      const waits = answered || event.turnId in state.pending;
      return {
        ...state,
        unsent: known
          ? state.unsent.filter((item) => item.clientId !== event.clientId)
          : state.unsent.map((item) =>
              item.clientId === event.clientId ? { ...item, state: 'sent' } : item,
            ),
        pending: waits
          ? state.pending
          : { ...state.pending, [event.turnId]: { stage: 'received', words: '', at: event.now } },
      };
    }
    case 'discard':
      return { ...state, unsent: state.unsent.filter((item) => item.clientId !== event.clientId) };
    case 'quiet': {
      const kept = Object.entries(state.pending).filter(([, pending]) => pending.at >= event.before);
      return kept.length === Object.keys(state.pending).length
        ? state
        : { ...state, pending: Object.fromEntries(kept) };
    }
  }
}
