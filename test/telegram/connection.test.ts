import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server/server.ts';
import { FAST, type Harness, startHarness, textReply } from './channel-harness.ts';

describe('the connection to telegram', () => {
  let harness: Harness | undefined;
  let server: TelegramServer | undefined;
  afterEach(async () => {
    await harness?.close();
    await server?.close();
    harness = server = undefined;
  });

  const ok = (h: Harness) => vi.waitFor(() => expect(h.channel.status()).toMatchObject({ ok: true }), 5_000);

  it('says who it is connected as, and introduces itself', async () => {
    harness = await startHarness();
    await ok(harness);
    expect(harness.channel.status().detail).toContain('@falin_test_bot');
    await vi.waitFor(() => expect(harness!.server.bot.profile.shortDescription).toBeTypeOf('string'));
    expect(harness.server.bot.profile.commands).toContainEqual({
      command: 'human',
      description: '找法律顾问',
    });
    expect(harness.server.bot.allowed).toEqual([
      'message',
      'edited_message',
      'callback_query',
      'my_chat_member',
    ]);
  });

  it('serves on a server that lacks the optional methods', async () => {
    server = await startTelegramServer();
    for (const method of [
      'setmycommands',
      'setmydescription',
      'setmyshortdescription',
      'deletewebhook',
      'sendchataction',
    ]) {
      server.faults.missing.add(method);
    }
    harness = await startHarness({ server, answer: () => textReply('在') });
    const person = server.user(1);
    person.send('在吗');
    await person.waitFor((m) => m.text === '在');
  });

  it('explains a wrong token and stays up', async () => {
    harness = await startHarness({ token: '1:wrong' });
    await vi.waitFor(() => expect(harness!.channel.status().detail).toContain('TELEGRAM_BOT_TOKEN'));
    expect(harness.channel.status().ok).toBe(false);
    harness.outbox.add(1, textReply('答复'));
    harness.channel.wake();
    expect(harness.server.count('sendMessage')).toBe(0);
  });

  it('keeps rows waiting, without wasting attempts, until telegram can be reached', async () => {
    server = await startTelegramServer();
    server.faults.next('getMe', { kind: 'refused' }, 3);
    harness = await startHarness({ server });
    server.user(1).send('你好');
    const row = harness.outbox.add(1, textReply('答复'));
    harness.channel.wake();
    await vi.waitFor(() => expect(row.state).toBe('sent'), 5_000);
    expect(row.attempts).toBe(0);
  });

  it('explains that another copy runs with the same token, and takes over when it is gone', async () => {
    harness = await startHarness();
    await ok(harness);
    const other = await startHarness({ server: harness.server, worker: 'worker-2' });
    const both = [harness, other];
    await vi.waitFor(() => {
      expect(both.some((h) => h.channel.status().detail.includes('同一个机器人令牌'))).toBe(true);
    }, 5_000);
    await other.close();
    await ok(harness);
    harness.server.user(1).send('还在吗');
    await vi.waitFor(() => expect(both.flatMap((h) => h.received)).toHaveLength(1), 5_000);
  });

  it('removes a webhook that stands in the way of polling', async () => {
    harness = await startHarness();
    await ok(harness);
    harness.server.bot.webhook = {
      url: 'http://127.0.0.1:9/',
      secret: '',
      maxConnections: 1,
      lastError: undefined,
    };
    harness.server.bot.onUpdate();
    harness.server.user(1).send('你好');
    await vi.waitFor(() => expect(harness!.received).toHaveLength(1), 5_000);
  });

  it('comes back after network losses, 5xx and 429, losing nothing', async () => {
    harness = await startHarness();
    await ok(harness);
    const person = harness.server.user(1);
    const { faults } = harness.server;
    for (const fault of [
      { kind: 'status', status: 502 },
      { kind: 'lost' },
      { kind: 'refused' },
      { kind: 'error', code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 },
    ] as const) {
      faults.next('getUpdates', fault);
      harness.server.cutConnections();
      person.send(fault.kind);
    }
    await vi.waitFor(() => expect(harness!.received).toHaveLength(4), 10_000);
    await ok(harness);
  });

  it('confirms an update only after it was kept', async () => {
    let down = true;
    const kept: string[] = [];
    harness = await startHarness({
      async receive(incoming) {
        if (down) throw new Error('database is locked');
        kept.push(incoming.updateId);
        return { accepted: true, resident: '' as never, message: '' as never, turn: '' as never, seq: 1 };
      },
    });
    const person = harness.server.user(1);
    person.send('一');
    person.send('二');
    await vi.waitFor(() => expect(harness!.server.count('getUpdates', 200)).toBeGreaterThan(3), 5_000);
    expect(harness.server.bot.updates).toHaveLength(2);
    down = false;
    await vi.waitFor(() => expect(kept).toHaveLength(2), 5_000);
    expect(kept).toEqual(kept.toSorted());
    await vi.waitFor(() => expect(harness!.server.bot.updates).toHaveLength(0), 5_000);
  });

  it('sets an update aside that can never be kept, after others could be', async () => {
    const kept: string[] = [];
    harness = await startHarness({
      async receive(incoming) {
        const { content } = incoming;
        if (content.type === 'text' && content.text === '毒') throw new Error('constraint failed');
        kept.push(content.type === 'text' ? content.text : '');
        return { accepted: true, resident: '' as never, message: '' as never, turn: '' as never, seq: 1 };
      },
    });
    harness.server.user(1).send('毒');
    const timer = setInterval(() => harness!.server.user(2).send('好'), 100);
    await vi
      .waitFor(() => {
        expect(harness!.server.bot.updates.filter((u) => JSON.stringify(u.body).includes('毒'))).toEqual([]);
      }, 15_000)
      .finally(() => clearInterval(timer));
    expect(kept).toContain('好');
  });

  it('never writes the token or what was said into the log', async () => {
    const lines: string[] = [];
    const logger = pino(
      { level: 'trace', errorKey: 'error' },
      { write: (line: string) => void lines.push(line) },
    );
    harness = await startHarness({ logger, maxFileBytes: 100, answer: () => textReply('绝密答复') });
    await ok(harness);
    const person = harness.server.user(1);
    const { faults } = harness.server;
    for (const method of ['getUpdates', 'sendMessage', 'editMessageText', 'getFile']) {
      // A page instead of JSON, as a proxy in between answers.
      faults.next(method, { kind: 'status', status: 200 });
      faults.next(method, { kind: 'refused' });
      faults.next(method, { kind: 'status', status: 500 });
      faults.next(method, { kind: 'error', code: 400, description: 'Bad Request: something' });
    }
    person.send('绝密问题');
    person.sendDocument('a.pdf', new Uint8Array([1]));
    await vi.waitFor(() => expect(harness!.outbox.rows[0]?.state).toBe('sent'), 10_000);
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.join('')).not.toMatch(new RegExp(`绝密|${harness.server.token.split(':')[1]}`));
  });

  it('stops quickly, with what it took confirmed', async () => {
    harness = await startHarness({ timing: { ...FAST, longPollMs: 50_000 } });
    harness.server.user(1).send('你好');
    await vi.waitFor(() => expect(harness!.received).toHaveLength(1));
    const before = systemClock.now().getTime();
    await harness.channel.stop();
    expect(systemClock.now().getTime() - before).toBeLessThan(2_000);
    expect(harness.server.bot.updates).toEqual([]);
    expect(harness.channel.status()).toEqual({ ok: false, detail: '已停止' });
  });
});
