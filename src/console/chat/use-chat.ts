import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Session } from '../../contracts/api.ts';
import { type Api, RefusedByServer, TryLater } from '../api/api-client.ts';
import { type EventStream, openEventStream } from '../api/event-stream.ts';
import { loadUnsent, newClientId, saveUnsent, type Unsent } from '../api/unsent-store.ts';
import { chatReducer, emptyChat } from './chat-state.ts';

/** A turn not heard of for this long no longer shows as being worked on: a person has it, or the page missed its end. */
const QUIET_MS = 90_000;
const PAGE = 30;
const ERASE_TRIES = 40;

export type Line = 'connecting' | 'open' | 'lost';

export type ToSend =
  | { kind: 'text'; text: string; label: string }
  | { kind: 'action'; action: string; label: string }
  | { kind: 'files'; files: File[]; caption: string; label: string };

/** The resident's chat: history, live stream, and what is still to be sent, joined so that nothing is lost or doubled. */
export function useChat(api: Api, kiosk: boolean) {
  const [state, dispatch] = useReducer(chatReducer, emptyChat);
  const [session, setSession] = useState<Session>();
  const [line, setLine] = useState<Line>('connecting');
  const [broken, setBroken] = useState(false);
  const [erased, setErased] = useState(false);
  const now = useRef(state);
  now.current = state;
  const stream = useRef<EventStream>(undefined);
  const sending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The highest seq seen, kept apart from the state so that a reconnect reads it at once.
  const last = useRef(0);

  const load = useCallback(async () => {
    setBroken(false);
    try {
      const opened = await api.session();
      const page = await api.messages({ limit: PAGE });
      last.current = page.messages.at(-1)?.seq ?? 0;
      dispatch({ type: 'page', ...page, now: Date.now() });
      setSession(opened);
    } catch {
      setBroken(true);
    }
  }, [api]);

  /** The log forgets the resident when the erasure is done; only that is believed. */
  const watchErasure = useCallback(async () => {
    for (let tries = 0; tries < ERASE_TRIES; tries++) {
      const opened = await api.session().catch(() => undefined);
      if (opened && opened.lastSeq < last.current) {
        await load();
        stream.current?.reconnect();
        return setErased(true);
      }
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
  }, [api, load]);

  /** Sends what waits, oldest first, one at a time; stops at what cannot be sent now and comes back to it. */
  const flush = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    clearTimeout(timer.current);
    try {
      for (;;) {
        const item = now.current.unsent.find((one) => one.state === 'sending' || one.state === 'waiting');
        if (!item) return;
        const outcome = await attempt(api, item);
        if (outcome.type === 'later') {
          dispatch({ type: 'try', clientId: item.clientId, state: 'waiting', error: outcome.error });
          timer.current = setTimeout(() => void flush(), outcome.waitMs);
          return;
        }
        if (outcome.type === 'refused') {
          mutate({ type: 'try', clientId: item.clientId, state: 'refused', error: outcome.error });
        } else {
          mutate({ type: 'confirmed', clientId: item.clientId, turnId: outcome.turnId, now: Date.now() });
          if (item.kind === 'action' && item.action === 'erase-sure') void watchErasure();
        }
      }
    } finally {
      sending.current = false;
    }

    // The loop reads the state again before React has rendered it.
    function mutate(event: Parameters<typeof dispatch>[0]) {
      now.current = chatReducer(now.current, event);
      dispatch(event);
    }
  }, [api, watchErasure]);

  const send = useCallback(
    (item: ToSend) => {
      const unsent: Unsent = { ...item, clientId: newClientId(), state: 'sending' };
      now.current = chatReducer(now.current, { type: 'add', item: unsent });
      dispatch({ type: 'add', item: unsent });
      void flush();
      return unsent.clientId;
    },
    [flush],
  );

  const resend = useCallback(
    (clientId: string) => {
      now.current = chatReducer(now.current, { type: 'try', clientId, state: 'sending' });
      dispatch({ type: 'try', clientId, state: 'sending' });
      void flush();
    },
    [flush],
  );

  const earlier = useCallback(async () => {
    const first = now.current.messages[0];
    if (!first || !now.current.more) return;
    const page = await api.messages({ before: first.seq, limit: PAGE });
    dispatch({ type: 'earlier', ...page });
  }, [api]);

  useEffect(() => {
    const items = kiosk ? [] : loadUnsent();
    if (items.length > 0) dispatch({ type: 'unsent', items });
    void load();
  }, [load, kiosk]);

  const ready = session !== undefined;
  useEffect(() => {
    if (!ready) return;
    stream.current = openEventStream({
      address: api.eventsAddress,
      lastSeq: () => last.current,
      onEvent: (event) => {
        if (event.type === 'message') {
          const { id, seq } = event.message;
          // An old number on a new message: the record was erased (in another tab, say) and a new one begun.
          if (seq <= last.current && !now.current.messages.some((one) => one.id === id)) return void load();
          last.current = Math.max(last.current, seq);
        }
        dispatch({ type: 'live', event, now: Date.now() });
      },
      onLine: (open) => {
        setLine(open ? 'open' : 'lost');
        if (!open) return;
        void flush();
        // Fewer messages than the page has seen: erased while it was away. A failure shows as a lost line.
        void api.session().then(
          ({ lastSeq }) => (lastSeq < last.current ? load() : undefined),
          () => undefined,
        );
      },
    });
    void flush();
    const quiet = setInterval(() => dispatch({ type: 'quiet', before: Date.now() - QUIET_MS }), 15_000);
    return () => {
      stream.current?.close();
      clearInterval(quiet);
      clearTimeout(timer.current);
    };
  }, [api, ready, flush, load]);

  useEffect(() => saveUnsent(state.unsent, kiosk), [state.unsent, kiosk]);

  const refreshSession = useCallback(async () => setSession(await api.session()), [api]);
  const discard = useCallback((clientId: string) => dispatch({ type: 'discard', clientId }), []);

  return { state, session, line, broken, erased, send, resend, discard, earlier, load, refreshSession };
}

export type Chat = ReturnType<typeof useChat>;

type Outcome =
  | { type: 'sent'; turnId: string }
  | { type: 'refused'; error: string }
  | { type: 'later'; error: string; waitMs: number };

async function attempt(api: Api, item: Unsent): Promise<Outcome> {
  try {
    const posted =
      item.kind === 'text'
        ? await api.sendText(item.clientId, item.text)
        : item.kind === 'action'
          ? await api.sendAction(item.clientId, item.action)
          : await api.sendFiles(item.clientId, item.files, item.caption);
    return { type: 'sent', turnId: posted.turnId };
  } catch (error) {
    if (error instanceof RefusedByServer) return { type: 'refused', error: error.message };
    const waitMs = error instanceof TryLater ? (error.waitMs ?? 3_000) : 3_000;
    return { type: 'later', error: error instanceof Error ? error.message : '', waitMs };
  }
}
