import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../src/core/clock.ts';
import type { ConsoleDeps } from '../../src/http/console/console-deps.ts';
import type { HttpApp } from '../../src/http/create-http.ts';
import type { HttpDeps } from '../../src/http/ports.ts';
import type { Directory } from '../../src/knowledge/directory.ts';
import { createStaff, type StaffService } from '../../src/staff/staff-service.ts';
import { createStatistics } from '../../src/statistics/statistics-service.ts';
import { openStorage, type Storage, type StorageOptions } from '../../src/storage/open-storage.ts';
import { quickPasswords, signInTo } from './accounts.ts';
import { sampleDirectory } from './sample-directory.ts';
import type { StaffClient } from './staff-client.ts';
import { webFake } from './web-fake.ts';

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
    signIn: (person: string, options?: { agent?: string }) =>
      signInTo({ staff, storage, http: app }, person, options),
    close: async () => {
      await storage.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  });
}
