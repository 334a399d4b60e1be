import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Me } from '../../src/contracts/console/session.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { PersonId } from '../../src/core/ids.ts';
import type { ConsoleDeps } from '../../src/http/console/console-deps.ts';
import type { HttpApp } from '../../src/http/create-http.ts';
import type { HttpDeps } from '../../src/http/ports.ts';
import type { Directory } from '../../src/knowledge/directory.ts';
import { createPasswords } from '../../src/staff/passwords.ts';
import { createStaff, type StaffService } from '../../src/staff/staff-service.ts';
import { createStatistics } from '../../src/statistics/statistics-service.ts';
import { openStorage, type Storage, type StorageOptions } from '../../src/storage/open-storage.ts';
import { sampleDirectory } from './sample-directory.ts';
import { webFake } from './web-fake.ts';

/** scrypt a hundred times cheaper: what is tested is not its strength. */
export const quickPasswords = () => createPasswords({ N: 2 ** 10, r: 8, p: 1 });

export const PASSWORD = '老榆树 下 三只猫 乘凉';

export interface StaffWorld {
  app: HttpApp;
  storage: Storage;
  staff: StaffService;
  clock: ReturnType<typeof fixedClock>;
  /** May be changed: the directory is read at each request. */
  directory: Directory;
  /** An account with PASSWORD, signed in. */
  signIn(person: string, options?: { agent?: string }): Promise<StaffClient>;
  close(): Promise<void>;
}

/** The console on a real database, with the sample directory, before a scripted bot. */
export async function staffWorld(
  options: Partial<StorageOptions> & { console?: Partial<ConsoleDeps>; http?: Partial<HttpDeps> } = {},
): Promise<StaffWorld> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'falin-staff-'));
  const clock = fixedClock('2026-03-02T02:00:00.000Z');
  const storage = await openStorage({ dataDir, databaseUrl: options.databaseUrl, clock });
  const world = { directory: await sampleDirectory() };
  const staff = createStaff({
    store: storage.staff,
    directory: () => world.directory,
    passwords: quickPasswords(),
    clock,
  });
  const { app } = webFake(undefined, {
    clock,
    ...options.http,
    console: {
      staff,
      statistics: createStatistics({
        ...storage,
        directory: () => world.directory,
        topics: () => [],
        clock,
        demo: false,
      }),
      directory: () => world.directory,
      demo: false,
      secureCookies: options.http?.secureCookies ?? false,
      trustedProxies: 1,
      clock,
      ...options.console,
    },
  });
  return Object.assign(world, {
    app,
    storage,
    staff,
    clock,
    signIn: async (person: string, { agent }: { agent?: string } = {}) => {
      if (!(await storage.staff.accountOf(person as PersonId))) {
        const { account } = await staff.accounts.create(person as PersonId, undefined, { actor: 'system' });
        const passwordHash = await quickPasswords().hash(PASSWORD);
        await storage.staff.setPassword(account.id, {
          passwordHash,
          mustChange: false,
          passwordExpiresAt: undefined,
        });
      }
      const client = staffClient(app, { agent });
      const answer = await client.post('/api/console/session', { name: person, password: PASSWORD });
      if (answer.status !== 200) throw new Error(`${person} cannot sign in: ${await answer.text()}`);
      return client;
    },
    close: async () => {
      await storage.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

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
