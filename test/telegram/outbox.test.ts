import { afterEach, describe, expect, it, vi } from 'vitest';
import { FAST, type Harness, startHarness, textReply } from './channel-harness.ts';

/** A channel with one person who may be written to. */
async function start(options: Parameters<typeof startHarness>[0] = {}) {
  const harness = await startHarness(options);
  const person = harness.server.user(7);
  person.send('你好');
  await vi.waitFor(() => expect(harness.received.length).toBeGreaterThan(0));
  const send = (text: string, placed: string[] = []) => {
    const row = harness.outbox.add(7, textReply(text), placed);
    harness.channel.wake();
    return row;
  };
  return { harness, person, send, faults: harness.server.faults };
}

const until = (row: { state: string }, state: string) =>
  vi.waitFor(() => expect(row.state).toBe(state), 5_000);

describe('the outbox in telegram', () => {
  let harness: Harness;
  afterEach(() => harness.close());

  it('waits exactly as long as 429 asks, when placing and when editing', async () => {
    for (const method of ['sendMessage', 'editMessageText']) {
      const { send, faults, person, ...started } = await start();
      harness = started.harness;
      faults.next(method, {
        kind: 'error',
        code: 429,
        description: 'Too Many Requests: retry after 1',
        retryAfter: 1,
      });
      const row = send('答复');
      await until(row, 'sent');
      const failed = harness.server.calls.find((c) => c.method === method.toLowerCase() && c.status === 429)!;
      const again = harness.server.calls.find((c) => c.method === method.toLowerCase() && c.status === 200)!;
      expect(again.at - failed.at).toBeGreaterThanOrEqual(1000);
      expect(again.at - failed.at).toBeLessThan(1500);
      expect(person.messages().map((m) => m.text)).toEqual(['答复']);
      if (method === 'sendMessage') await harness.close();
    }
  });

  it.each([
    ['5xx', { kind: 'status', status: 502 }],
    ['a refused connection', { kind: 'refused' }],
    ['a lost answer', { kind: 'lost' }],
    ['no answer at all', { kind: 'silent' }],
    ['a call carried out that never answers', { kind: 'hung' }],
  ] as const)('delivers once in spite of %s while editing', async (_name, fault) => {
    const { send, faults, person, ...started } = await start({ timing: { ...FAST, callTimeoutMs: 300 } });
    harness = started.harness;
    faults.next('editMessageText', fault, 2);
    await until(send('答复'), 'sent');
    expect(person.messages().map((m) => m.text)).toEqual(['答复']);
    expect(harness.server.count('sendMessage')).toBe(1);
  });

  it('leaves at most a placeholder behind when the answer to placing is lost, never a second reply', async () => {
    const { send, faults, person, ...started } = await start();
    harness = started.harness;
    faults.next('sendMessage', { kind: 'lost' });
    await until(send('答复'), 'sent');
    expect(person.messages().filter((m) => m.text === '答复')).toHaveLength(1);
    expect(person.messages().filter((m) => m.versions.length === 1)).toHaveLength(1);
  });

  it('goes on from what was placed before a crash, without placing again', async () => {
    const { send, person, ...started } = await start();
    harness = started.harness;
    const placed = harness.server.bot.addMessage(7, true, { text: '收到' });
    await until(send('答复', [String(placed.id)]), 'sent');
    expect(person.messages().map((m) => [m.id, m.text])).toEqual([[placed.id, '答复']]);
  });

  it('counts an edit that was already made as done', async () => {
    const { send, person, ...started } = await start();
    harness = started.harness;
    const placed = harness.server.bot.addMessage(7, true, { text: '答复' });
    await until(send('答复', [String(placed.id)]), 'sent');
    expect(harness.server.count('editMessageText', 400)).toBe(1);
    expect(person.messages()).toHaveLength(1);
  });

  it('places anew when the resident deleted the placeholder', async () => {
    const { send, person, ...started } = await start();
    harness = started.harness;
    await until(send('答复', ['999']), 'sent');
    expect(person.messages().map((m) => m.text)).toEqual(['答复']);
  });

  it('gives up a chat that blocked the bot, is gone, or was never opened', async () => {
    const { send, person, ...started } = await start();
    harness = started.harness;
    person.block();
    const blocked = send('答复');
    await until(blocked, 'dead');
    expect(blocked.dead).toContain('bot was blocked by the user');
    const unknown = harness.outbox.add(12345, textReply('答复'));
    harness.channel.wake();
    await until(unknown, 'dead');
    expect(unknown.dead).toContain('chat not found');
    const gone = harness.server.user(8);
    gone.send('你好');
    gone.deactivate();
    const row = harness.outbox.add(8, textReply('答复'));
    harness.channel.wake();
    await until(row, 'dead');
  });

  it('sends plain text once when the server refuses the markup', async () => {
    const { send, faults, person, ...started } = await start();
    harness = started.harness;
    faults.next('editMessageText', {
      kind: 'error',
      code: 400,
      description: 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 3',
    });
    await until(send('3 < 5 & 6'), 'sent');
    expect(person.messages().map((m) => m.text)).toEqual(['3 < 5 & 6']);
  });

  it('sends without buttons rather than not at all', async () => {
    const { send, faults, person, ...started } = await start();
    harness = started.harness;
    faults.next(
      'editMessageText',
      { kind: 'error', code: 400, description: 'Bad Request: BUTTON_DATA_INVALID' },
      2,
    );
    await until(send('答复'), 'sent');
    expect(person.messages().map((m) => m.text)).toEqual(['答复']);
  });

  it('gives up a reply the server refuses in every form, and goes on with the next', async () => {
    const { send, faults, person, ...started } = await start();
    harness = started.harness;
    faults.next('sendMessage', { kind: 'error', code: 400, description: 'Bad Request: SOMETHING_NEW' }, 6);
    const row = send('答复');
    const next = send('下一条');
    await until(row, 'dead');
    expect(row.dead).toContain('SOMETHING_NEW');
    await until(next, 'sent');
    expect(person.messages().map((m) => m.text)).toEqual(['下一条']);
  });

  it('removes the placeholder and leaves the row alone when another worker took it', async () => {
    const { send, person, ...started } = await start();
    harness = started.harness;
    harness.outbox.hooks.before = (method) => {
      if (method === 'outboxPlaced')
        harness.outbox.rows[0]!.lease = { worker: 'worker-2', until: Date.now() + 60_000 };
    };
    const row = send('答复');
    await vi.waitFor(() => expect(harness.server.count('deleteMessage', 200)).toBe(1));
    expect(person.messages()).toEqual([]);
    expect(row.state).toBe('pending');
  });

  it('does not begin a row again that it is still at when the lease runs out', async () => {
    const { send, person, ...started } = await start({
      timing: { ...FAST, leaseMs: 300, callTimeoutMs: 100 },
    });
    harness = started.harness;
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    harness.outbox.hooks.before = (method) => (method === 'outboxPlaced' ? slow : undefined);
    const row = send('答复');
    await vi.waitFor(() => expect(row.lease).toBeDefined());
    const first = row.lease!.until;
    await vi.waitFor(() => expect(row.lease!.until).toBeGreaterThan(first), 3_000);
    release();
    await until(row, 'sent');
    expect(person.messages().map((m) => m.text)).toEqual(['答复']);
    expect(harness.server.count('sendMessage')).toBe(1);
  });

  it('survives a log that cannot be written, and delivers once when it can', async () => {
    const { send, person, ...started } = await start({ timing: { ...FAST, leaseMs: 1_200 } });
    harness = started.harness;
    let down = true;
    harness.outbox.hooks.before = (method) => {
      if (down && method !== 'claimOutbox') throw new Error('disk full');
    };
    const row = send('答复');
    await vi.waitFor(() => expect(harness.server.count('sendMessage')).toBeGreaterThan(0));
    down = false;
    await until(row, 'sent');
    expect(person.messages().map((m) => m.text)).toEqual(['答复']);
  });

  it('keeps rows of one chat in order while others overtake', async () => {
    const { send, faults, person, ...started } = await start();
    harness = started.harness;
    const other = harness.server.user(9);
    other.send('你好');
    faults.next('editMessageText', { kind: 'status', status: 500 }, 3);
    const rows = [send('一'), send('二'), send('三')];
    const quick = harness.outbox.add(9, textReply('给别人的'));
    await until(quick, 'sent');
    await until(rows[2]!, 'sent');
    expect(person.messages().map((m) => m.text)).toEqual(['一', '二', '三']);
  });

  it('splits a long reply into parts and keeps the buttons on the last', async () => {
    const { person, ...started } = await start();
    harness = started.harness;
    const long = Array.from({ length: 40 }, (_, i) => `第${i}段。${'内容'.repeat(120)}`).join('\n\n');
    const row = harness.outbox.add(7, textReply(long, [[{ label: '看法条', action: 'articles:t' }]]));
    harness.channel.wake();
    await until(row, 'sent');
    const seen = person.messages();
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.map((m) => m.buttons.length)).toEqual([...seen.slice(1).map(() => 0), 1]);
    expect(seen.map((m) => m.text).join('\n\n')).toBe(long);
    expect(seen[1]!.versions[0]).toBe('（接上文）');
    expect(row.placed).toEqual(seen.map((m) => String(m.id)));
  });

  it('sends a file with caption and buttons, and does not send it again after it was recorded', async () => {
    const { person, ...started } = await start();
    harness = started.harness;
    const reply = {
      body: {
        type: 'file' as const,
        name: '我的"记录.json',
        mediaType: 'application/json',
        content: '{"件":1}',
        caption: '您的记录',
      },
      buttons: [[{ label: '删除我的数据', action: 'erase' }]],
    };
    await until(harness.outbox.add(7, reply), 'sent');
    const [seen] = person.messages();
    expect(seen!.document).toMatchObject({ name: '我的_记录.json', caption: '您的记录' });
    expect(Buffer.from(seen!.document!.bytes).toString()).toBe('{"件":1}');
    expect(seen!.buttons).toEqual([{ text: '删除我的数据', data: 'erase' }]);
    await until(harness.outbox.add(7, reply, [String(seen!.id)]), 'sent');
    expect(harness.server.count('sendDocument')).toBe(1);
  });

  it('stays below the limits of telegram on its own', async () => {
    const { ...started } = await start({ limits: { perSecond: 30, perChatPerSecond: 20, chatBurst: 4 } });
    harness = started.harness;
    harness.server.faults.limits = { perSecond: 200, perChatPerSecond: 25 };
    const rows = Array.from({ length: 12 }, (_, i) => harness.outbox.add(7, textReply(`第${i}条`)));
    harness.channel.wake();
    await until(rows.at(-1)!, 'sent');
    expect(harness.server.calls.filter((c) => c.status === 429)).toEqual([]);
  });

  it('delivers everything once through a storm of faults', async () => {
    const { ...started } = await start({ timing: { ...FAST, callTimeoutMs: 200 } });
    harness = started.harness;
    const people = Array.from({ length: 12 }, (_, i) => harness.server.user(100 + i));
    for (const person of people) person.send('你好');
    let seed = 42;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    harness.server.faults.random = (method) => {
      if (method === 'getupdates' || random() > 0.35) return undefined;
      const kinds = ['status', 'refused', 'lost', 'hung'] as const;
      const kind = kinds[Math.floor(random() * kinds.length)]!;
      return kind === 'status' ? { kind, status: 503 } : { kind };
    };
    const rows = people.flatMap((person) =>
      Array.from({ length: 4 }, (_, i) => harness.outbox.add(person.id, textReply(`答复${i}`))),
    );
    harness.channel.wake();
    await vi.waitFor(() => expect(rows.every((r) => r.state === 'sent')).toBe(true), 20_000);
    for (const person of people) {
      const replies = person
        .messages()
        .map((m) => m.text)
        .filter((t) => t.startsWith('答复'));
      expect(replies).toEqual(['答复0', '答复1', '答复2', '答复3']);
    }
  });
});
