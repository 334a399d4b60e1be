import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { SCREEN } from '../../src/channels/telegram/screen-text.ts';
import type { ChatMessage } from '../../src/contracts/chat.ts';
import { systemClock } from '../../src/core/clock.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { freePort, ServiceProcess } from '../support/service-process.ts';
import { startTelegramServer } from '../support/telegram-server/server.ts';

const SECRET = 'a secret of the tests, long enough to be taken';
const QUESTIONS = ['你好', '楼上漏水把我家天花板泡了怎么办', '谢谢', '那要多久'];
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export interface KillNine {
  /** Conversations on Telegram, and as many on the web. */
  people: number;
  kills: number;
  databaseUrl?: string;
}

/**
 * Conversations on both channels while the service is killed with signal 9 again and again; then what people saw is
 * compared with the log: every accepted message in it once, each answered, no reply twice.
 */
export async function killNine({ people, kills, databaseUrl }: KillNine): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'falin-kill-'));
  const telegram = await startTelegramServer();
  const service = new ServiceProcess(await freePort(), {
    DATA_DIR: dataDir,
    FALIN_SECRET: SECRET,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  });
  try {
    service.start();
    await service.ready();
    let talking = true;
    const killer = (async () => {
      for (let i = 0; i < kills && talking; i++) {
        await pause(300 + Math.random() * 1500);
        await service.kill();
        service.start();
        await service.ready();
      }
    })();
    const ids = Array.from({ length: people }, (_, i) => 5_000_001 + i);
    const pages = ids.map((_, i) => new Page(service.url, i));
    for (const id of ids) {
      const person = telegram.user(id);
      for (const question of QUESTIONS) person.send(question);
    }
    await Promise.all(pages.map((page) => page.talk(QUESTIONS)));
    await killer;
    talking = false;

    // Everything is said; now the service is left alone until all of it is answered.
    const open = await openStorage({
      dataDir,
      secret: SECRET,
      clock: systemClock,
      ...(databaseUrl ? { databaseUrl } : {}),
    });
    try {
      const until = Date.now() + 150_000;
      for (;;) {
        const stats = await open.log.stats();
        const taken = telegram.bot.updates.length === 0;
        if (taken && stats.turnsPending === 0 && stats.outboxPending === 0) break;
        if (Date.now() > until)
          throw new Error(`not settled: ${JSON.stringify(stats)}\n${service.stderr.slice(-2000)}`);
        await pause(200);
      }
      for (const id of ids) {
        const resident = await open.log.residentByAddress('telegram', String(id));
        const log = resident ? await open.log.messagesAfter(resident.id, 0, 1000) : [];
        expect(log.filter((m) => m.direction === 'in').map((m) => m.content)).toEqual(
          QUESTIONS.map((text) => ({ type: 'text', text })),
        );
        expectEachAnswered(log);
        // What the person sees: placeholders apart, one message for each reply in the log.
        const seen = telegram
          .user(id)
          .messages()
          .filter((m) => m.text !== SCREEN.placing && m.text !== SCREEN.placingMore);
        const replies = log.filter((m) => m.direction === 'out');
        const own = seen.filter((m) => !QUESTIONS.includes(m.text) || m.buttons.length > 0);
        expect(own.length).toBe(replies.length);
      }
      for (const page of pages) {
        const log = await page.messages();
        expect(log.filter((m) => m.direction === 'in').map((m) => m.clientId)).toEqual(page.accepted);
        expectEachAnswered(
          log.map((m) => ({ direction: m.direction, turn: m.turnId ?? undefined, seq: m.seq })),
        );
      }
    } finally {
      await open.close();
    }
  } finally {
    await service.kill('SIGTERM');
    await telegram.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function expectEachAnswered(
  log: readonly { direction: 'in' | 'out'; turn: string | undefined; seq: number }[],
): void {
  const replies = new Map<string, number>();
  for (const { direction, turn } of log)
    if (direction === 'out' && turn) replies.set(turn, (replies.get(turn) ?? 0) + 1);
  for (const message of log) {
    if (message.direction === 'in')
      expect(replies.get(message.turn ?? ''), `message ${message.seq} has no reply`).toBeGreaterThanOrEqual(
        1,
      );
  }
  expect(log.map((m) => m.seq)).toEqual(log.map((_, i) => i + 1));
}

/** A resident's page: sends again with the same id until the service says that it has the message. */
class Page {
  readonly accepted: string[] = [];
  readonly #url: string;
  readonly #name: string;
  #cookie = '';

  constructor(url: string, index: number) {
    this.#url = url;
    this.#name = `page${String(index).padStart(4, '0')}`;
  }

  async talk(questions: readonly string[]): Promise<void> {
    const session = await this.#insist('/api/session', {});
    this.#cookie = session.headers.get('set-cookie')!.split(';')[0]!;
    for (const [i, text] of questions.entries()) {
      const clientId = `${this.#name}-${i}`;
      await this.#insist('/api/messages', {
        method: 'POST',
        body: JSON.stringify({ clientId, text }),
        headers: { 'content-type': 'application/json' },
      });
      this.accepted.push(clientId);
      await pause(Math.random() * 400);
    }
  }

  async messages(): Promise<ChatMessage[]> {
    const response = await this.#insist('/api/messages?after=0&limit=100', {});
    return ((await response.json()) as { messages: ChatMessage[] }).messages;
  }

  async #insist(path: string, init: RequestInit): Promise<Response> {
    const until = Date.now() + 120_000;
    for (;;) {
      const response = await fetch(`${this.#url}${path}`, {
        ...init,
        headers: { ...init.headers, cookie: this.#cookie, 'sec-fetch-site': 'same-origin' },
      }).catch(() => undefined);
      if (response?.ok) return response;
      if (response && response.status < 500 && response.status !== 429)
        throw new Error(`${path}: ${response.status} ${await response.text()}`);
      if (Date.now() > until) throw new Error(`${path}: no answer`);
      await pause(100);
    }
  }
}
