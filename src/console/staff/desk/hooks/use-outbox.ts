import { useCallback, useEffect, useRef, useState } from 'react';
import { newClientId } from '../../../api/unsent-store.ts';
import type { Api } from '../../shared/api.ts';
import { useApi } from '../../shared/session.tsx';
import { asFault } from '../../shared/use-load.ts';
import { keep, readKept } from './kept.ts';

const RETRY_MS = 4_000;

/** What is sent: words, a draft (`text` only where it was changed), or files with a line to them. */
export type ToSend =
  | { kind: 'words'; text: string }
  | { kind: 'draft'; draft: string; text: string; changed: boolean }
  | { kind: 'files'; files: readonly File[]; text: string };

export type Unsent = ToSend & {
  /** The same however often it is tried: the server passes it on once. */
  id: string;
  number: string;
  /** The newest message (seq) when it was sent: it can only come after that. */
  after: number;
  state: 'sending' | 'waiting' | 'refused';
  why?: string | undefined;
};

export interface Outbox {
  items: readonly Unsent[];
  send(matter: { number: string; after: number }, what: ToSend): void;
  /** Tries what was refused once more. */
  again(id: string): void;
  drop(id: string): void;
  flush(): void;
}

/**
 * What was sent from here and is not known to have arrived: one at a time, the oldest first, tried until the server has it
 * or refuses it. Words outlast a reload of the tab; files cannot. `arrived` brings the story up to date.
 */
export function useOutbox(person: string, arrived: (number: string) => Promise<void>): Outbox {
  const api = useApi();
  const key = `falin-desk-unsent-${person}`;
  const [items, setItems] = useState<readonly Unsent[]>(() =>
    readKept<Unsent[]>(key, [], (found): found is Unsent[] => Array.isArray(found)),
  );
  const now = useRef(items);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const change = useCallback(
    (next: readonly Unsent[]) => {
      now.current = next;
      setItems(next);
      keep(
        key,
        next.filter(({ kind }) => kind !== 'files'),
      );
    },
    [key],
  );
  const mark = useCallback(
    (id: string, state: Unsent['state'], why?: string) =>
      change(now.current.map((item) => (item.id === id ? { ...item, state, why } : item))),
    [change],
  );

  const flush = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    clearTimeout(timer.current);
    try {
      for (;;) {
        const item = now.current.find(({ state }) => state !== 'refused');
        if (!item) return;
        try {
          await post(api, item);
        } catch (error) {
          const fault = asFault(error);
          if (fault.retry || fault.code === 'signed-out') {
            mark(item.id, 'waiting', fault.message);
            timer.current = setTimeout(() => void flush(), RETRY_MS);
            return;
          }
          mark(item.id, 'refused', fault.message);
          continue;
        }
        // First in the story, then gone from here: it never vanishes in between.
        await arrived(item.number);
        change(now.current.filter(({ id }) => id !== item.id));
      }
    } finally {
      busy.current = false;
    }
  }, [api, arrived, change, mark]);

  useEffect(() => {
    void flush();
    return () => clearTimeout(timer.current);
  }, [flush]);

  const waits = items.length > 0;
  useEffect(() => {
    if (!waits) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [waits]);

  return {
    items,
    send: (matter, what) => {
      const item: Unsent = { ...what, ...matter, id: newClientId(), state: 'sending' };
      change([...now.current, item]);
      void flush();
    },
    again: (id) => {
      mark(id, 'sending');
      void flush();
    },
    drop: (id) => change(now.current.filter((item) => item.id !== id || item.state !== 'refused')),
    flush: () => void flush(),
  };
}

async function post(api: Api, item: Unsent): Promise<void> {
  const matter = `/desk/matters/${encodeURIComponent(item.number)}`;
  const { id, text } = item;
  if (item.kind === 'words') return api.post(`${matter}/say`, { id, text });
  if (item.kind === 'draft') {
    return api.post(`${matter}/send-draft`, { id, draft: item.draft, ...(item.changed ? { text } : {}) });
  }
  const form = new FormData();
  form.set('id', id);
  form.set('caption', text);
  for (const file of item.files) form.append('file', file);
  await api.upload(`${matter}/files`, form);
}
