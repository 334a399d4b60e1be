import type {
  ApiError,
  AreaItem,
  ConsultationItem,
  MessagesPage,
  OpenedPassage,
  Posted,
  Session,
  TopicItem,
} from '../../contracts/api.ts';
import type { OpenedArticle } from '../../contracts/reply.ts';
import { text } from '../text.ts';

/** The server said no; the same again will be refused again. */
export class RefusedByServer extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Not reached, or not able just now: worth another try after `waitMs`. */
export class TryLater extends Error {
  readonly waitMs: number | undefined;
  constructor(message: string, waitMs?: number) {
    super(message);
    this.waitMs = waitMs;
  }
}

export type Api = ReturnType<typeof createApi>;

/** The server's routes. `kiosk` goes along with every call: a kiosk has a session of its own. */
export function createApi(kiosk: boolean) {
  const address = (path: string, query: Record<string, string | number | undefined> = {}) => {
    const search = new URLSearchParams(kiosk ? { kiosk: '1' } : {});
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) search.set(name, String(value));
    return search.size > 0 ? `${path}?${search}` : path;
  };

  async function call<T>(path: string, init?: RequestInit, again = true): Promise<T> {
    const response = await fetch(path, init).catch(() => {
      throw new TryLater(text.errors.network);
    });
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
    // The cookie is gone (cleared, or the browser was away for a year): get one and go on.
    if (response.status === 401 && again) {
      await call(address('/api/session'), undefined, false);
      return call(path, init, false);
    }
    const said = ((await response.json().catch(() => undefined)) as ApiError | undefined)?.error?.message;
    if (response.status === 429 || response.status >= 500) {
      const seconds = Number(response.headers.get('retry-after'));
      throw new TryLater(said ?? text.errors.server, seconds > 0 ? seconds * 1000 : undefined);
    }
    throw new RefusedByServer(response.status, said ?? text.errors.server);
  }
  const post = (path: string, body: unknown) =>
    call<Posted>(address(path), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  return {
    session: () => call<Session>(address('/api/session')),
    endSession: () => call<void>(address('/api/session'), { method: 'DELETE' }),
    messages: (query: { before?: number; after?: number; limit?: number }) =>
      call<MessagesPage>(address('/api/messages', query)),
    sendText: (clientId: string, words: string) => post('/api/messages', { clientId, text: words }),
    sendAction: (clientId: string, action: string) => post('/api/actions', { clientId, action }),
    sendFiles: (clientId: string, files: readonly File[], caption: string) => {
      const form = new FormData();
      form.set('clientId', clientId);
      form.set('caption', caption);
      for (const file of files) form.append('file', file);
      return call<Posted>(address('/api/files'), { method: 'POST', body: form });
    },
    eventsAddress: (after: number) => address('/api/events', { after }),
    consultations: () => call<ConsultationItem[]>(address('/api/consultations')),
    areas: () => call<{ areas: AreaItem[]; sample: boolean }>(address('/api/areas')),
    topics: () => call<TopicItem[]>(address('/api/topics')),
    article: (statute: string, article: string, asOf: string) =>
      call<OpenedArticle>(address('/api/articles', { statute, article, asOf })),
    passage: (id: string) => call<OpenedPassage>(address(`/api/passages/${encodeURIComponent(id)}`)),
  };
}
