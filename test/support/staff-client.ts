import type { Me } from '../../src/contracts/console/session.ts';
import type { HttpApp } from '../../src/http/create-http.ts';

export interface StaffClient {
  cookie: string;
  csrf: string;
  /** The last Set-Cookie seen. */
  setCookie: string;
  call(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  get<T>(path: string): Promise<T>;
}

/** A browser's side of the console: keeps the cookie and the token against forged requests. */
export function staffClient(
  app: Pick<HttpApp, 'request'>,
  { address = '10.0.0.1', agent = 'test' }: { address?: string | undefined; agent?: string | undefined } = {},
): StaffClient {
  const client: StaffClient = {
    cookie: '',
    csrf: '',
    setCookie: '',
    async call(path, init = {}) {
      const answer = await app.request(path, {
        ...init,
        headers: {
          cookie: client.cookie,
          'sec-fetch-site': 'same-origin',
          'x-forwarded-for': address,
          'user-agent': agent,
          ...(client.csrf ? { 'x-csrf-token': client.csrf } : {}),
          ...init.headers,
        },
      });
      const set = answer.headers.get('set-cookie');
      if (set) {
        client.setCookie = set;
        client.cookie = set.split(';')[0]!;
      }
      client.csrf = answer.headers.get('x-csrf-token') ?? client.csrf;
      if (path === '/api/console/session' && answer.ok && answer.status === 200) {
        client.csrf = ((await answer.clone().json()) as Me).csrf;
      }
      return answer;
    },
    post: (path, body, headers = {}) =>
      client.call(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    async get<T>(path: string) {
      const answer = await client.call(path);
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
  return client;
}
