import type { ApiError } from '../../../contracts/api.ts';
import type { Me, SignInBody } from '../../../contracts/console/session.ts';
import { watchAttended } from './attended.ts';
import { text } from './text.ts';

/** What went wrong, in words for the person at the screen. */
export class ApiFault extends Error {
  /** The server's name of it; `offline` where it was not reached. */
  readonly code: string;
  /** The same again may work in a while. */
  readonly retry: boolean;
  constructor(code: string, message: string, retry: boolean) {
    super(message);
    this.code = code;
    this.retry = retry;
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Api {
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>;
  post<T = void>(path: string, body?: unknown): Promise<T>;
  put<T = void>(path: string, body?: unknown): Promise<T>;
  delete<T = void>(path: string): Promise<T>;
  /** Files as a form. */
  upload<T>(path: string, form: FormData): Promise<T>;
  /** Fetches a file and saves it under the name the server gives. */
  download(path: string, query?: Query): Promise<void>;
  signIn(body: SignInBody): Promise<Me>;
  me(): Promise<Me>;
}

const ROOT = '/api/console';
const CSRF = 'X-CSRF-Token';
const UNATTENDED = 'X-Unattended';

/** The console's routes; `path` without /api/console. `onSignedOut` hears of a session that ended. */
export function createApi(onSignedOut: () => void): Api {
  let csrf = '';
  const attended = watchAttended();

  async function send(path: string, init: RequestInit): Promise<Response> {
    const safe = init.method === undefined || init.method === 'GET';
    const headers = new Headers(init.headers);
    if (!safe) headers.set(CSRF, csrf);
    if (!attended()) headers.set(UNATTENDED, '1');
    const response = await fetch(`${ROOT}${path}`, { ...init, headers }).catch((cause) => {
      if (init.signal?.aborted) throw cause;
      throw new ApiFault('offline', text.fault.offline, true);
    });
    // Some changes renew the session, and with it the token.
    csrf = response.headers.get(CSRF) ?? csrf;
    if (response.ok) return response;
    const said = ((await response.json().catch(() => undefined)) as ApiError | undefined)?.error;
    const code = said?.code ?? 'server';
    if (code === 'signed-out') onSignedOut();
    const retry = response.status === 429 || response.status >= 500;
    throw new ApiFault(code, said?.message ?? text.fault.server, retry);
  }
  const asJson = async <T>(response: Response) =>
    (response.status === 204 ? undefined : await response.json()) as T;
  const withBody = async <T>(method: string, path: string, body: unknown) =>
    asJson<T>(
      await send(path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body ?? {}),
      }),
    );
  const keep = (me: Me): Me => {
    csrf = me.csrf;
    return me;
  };

  return {
    get: async <T>(path: string, query?: Query, signal?: AbortSignal) =>
      asJson<T>(await send(withQuery(path, query), signal ? { signal } : {})),
    post: (path, body) => withBody('POST', path, body),
    put: (path, body) => withBody('PUT', path, body),
    delete: async <T>(path: string) => asJson<T>(await send(path, { method: 'DELETE' })),
    upload: async <T>(path: string, form: FormData) =>
      asJson<T>(await send(path, { method: 'POST', body: form })),
    download: async (path, query) => {
      const response = await send(withQuery(path, query), {});
      save(await response.blob(), fileName(response) ?? text.download);
    },
    signIn: async (body) => keep(await withBody<Me>('POST', '/session', body)),
    me: async () => keep(await asJson<Me>(await send('/session', {}))),
  };
}

export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

function fileName(response: Response): string | undefined {
  const header = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return encoded ? decodeURIComponent(encoded) : /filename="?([^";]+)/i.exec(header)?.[1];
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has its own hold of the bytes once the save began.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
