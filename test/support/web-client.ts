import type { ApiError } from '../../src/contracts/api.ts';
import type { HttpApp } from '../../src/http/create-http.ts';

/** A browser's side of the API: keeps the cookie. Reads the event stream as a browser would. */
export async function webClient(app: HttpApp, suffix = '') {
  const opened = await app.request(`/api/session${suffix}`);
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0]!;
  const call = (path: string, init: RequestInit = {}) =>
    app.request(`${path}${suffix}`, {
      ...init,
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...init.headers },
    });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return {
    cookie,
    call,
    post,
    session: await opened.json(),
    setCookie: opened.headers.get('set-cookie') ?? '',
  };
}

export const jsonOf = async <T = ApiError>(response: Response) => (await response.json()) as T;

export interface SseEvent {
  event: string;
  id: string | undefined;
  data: string;
}

/** Reads events until `enough` says so, then lets go of the stream. */
export async function readEvents(
  response: Response,
  enough: (events: SseEvent[]) => boolean,
): Promise<SseEvent[]> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const events: SseEvent[] = [];
  let buffer = '';
  while (!enough(events)) {
    const { done, value } = await reader.read();
    if (done) break;
    buffer += value;
    const blocks = buffer.split('\n\n');
    buffer = blocks.pop()!;
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      events.push({ event: field('event') ?? 'message', id: field('id'), data: field('data') ?? '' });
    }
  }
  await reader.cancel();
  return events;
}
