import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDatabase, startPostgres } from '../support/postgres.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server/server.ts';

const SCRIPT = fileURLToPath(new URL('./bot-process.ts', import.meta.url));

let server: TelegramServer;
let dataDir: string;
let bot: ChildProcess | undefined;

beforeEach(async () => {
  server = await startTelegramServer();
  dataDir = await mkdtemp(join(tmpdir(), 'falin-telegram-'));
});
afterEach(async () => {
  await kill();
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(databaseUrl: string | undefined): Promise<void> {
  const settings = [server.apiRoot, server.token, dataDir, ...(databaseUrl ? [databaseUrl] : [])];
  bot = spawn(process.execPath, [SCRIPT, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(bot.stdout!, 'data');
}

async function kill(): Promise<void> {
  if (!bot || bot.exitCode !== null || bot.signalCode !== null) return;
  bot.kill('SIGKILL');
  await once(bot, 'exit');
}

it(
  'answers every message exactly once though the process is killed again and again (SQLite)',
  () => killAndCount(undefined),
  90_000,
);

it('answers every message exactly once though the process is killed again and again (PostgreSQL)', async (test) => {
  const postgres = await startPostgres();
  if ('skip' in postgres) {
    console.warn(postgres.skip);
    return test.skip(postgres.skip);
  }
  try {
    await killAndCount(await createDatabase(postgres));
  } finally {
    await kill();
    await postgres.stop();
  }
}, 120_000);

async function killAndCount(databaseUrl: string | undefined): Promise<void> {
  const people = Array.from({ length: 25 }, (_, i) => server.user(1000 + i));
  const sent = new Map(people.map((person) => [person, [] as string[]]));
  const say = (round: number) => {
    for (const person of people) {
      const text = `第${round}问 ${person.id}`;
      person.send(text);
      sent.get(person)!.push(`答复：${text}`);
    }
  };
  for (let round = 0; round < 5; round++) {
    await start(databaseUrl);
    say(round);
    // Killed in the middle of the round's work: after so many messages were placed.
    const placed = server.count('sendMessage');
    await vi.waitFor(() => expect(server.count('sendMessage')).toBeGreaterThan(placed + round * 4), {
      timeout: 15_000,
      interval: 1,
    });
    await kill();
  }
  await start(databaseUrl);
  const replies = (person: (typeof people)[number]) =>
    person
      .messages()
      .map((m) => m.text)
      .filter((text) => text.startsWith('答复'));
  await vi.waitFor(() => {
    for (const person of people) expect(replies(person).length).toBeGreaterThanOrEqual(5);
  }, 30_000);
  await vi.waitFor(() => expect(server.bot.updates).toHaveLength(0), 5_000);
  // A stray placeholder between may stand before them, a second reply may not.
  for (const person of people) expect(replies(person)).toEqual(sent.get(person));
}
