import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Harness, startHarness, textReply } from './channel-harness.ts';

describe('progress in telegram', () => {
  let harness: Harness;
  afterEach(() => harness.close());

  async function start() {
    harness = await startHarness();
    const person = harness.server.user(4);
    person.send('你好');
    await vi.waitFor(() => expect(harness.received).toHaveLength(1));
    const emit = (type: 'working' | 'delta' | 'settled', text?: string) =>
      harness.emit({ address: '4', turnId: 't1', type, ...(text === undefined ? {} : { text }) });
    return { person, emit };
  }

  it('shows typing until the turn is settled', async () => {
    const { person, emit } = await start();
    emit('working');
    await vi.waitFor(() => expect(person.actions().length).toBeGreaterThan(2));
    emit('settled');
    const soFar = person.actions().length;
    harness.outbox.add(4, textReply('答复'));
    harness.channel.wake();
    await person.waitFor((m) => m.text === '答复');
    expect(person.actions().length).toBeLessThanOrEqual(soFar + 1);
  });

  it('streams the text so far as a draft, newest first', async () => {
    const { person, emit } = await start();
    emit('working');
    for (let i = 1; i <= 50; i++) emit('delta', '简单说：先留证据'.slice(0, i));
    await vi.waitFor(() => expect(person.drafts().at(-1)).toBe('简单说：先留证据'));
    expect(person.drafts().length).toBeLessThan(10);
    expect(new Set(harness.server.bot.drafts.map((d) => d.draftId)).size).toBe(1);
  });

  it('does without drafts on a server that lacks them, asking once', async () => {
    const { person, emit } = await start();
    harness.server.faults.missing.add('sendmessagedraft');
    emit('delta', '一');
    await vi.waitFor(() => expect(harness.server.count('sendMessageDraft', 404)).toBe(1));
    emit('delta', '一二');
    emit('delta', '一二三');
    await vi.waitFor(() => expect(person.actions().length).toBeGreaterThan(3));
    expect(harness.server.count('sendMessageDraft')).toBe(1);
  });

  it('keeps quiet about its own failures', async () => {
    const { emit, person } = await start();
    harness.server.faults.next('sendChatAction', {
      kind: 'error',
      code: 429,
      description: 'Too Many Requests',
      retryAfter: 30,
    });
    emit('working');
    await vi.waitFor(() => expect(harness.server.count('sendChatAction', 429)).toBe(1));
    harness.outbox.add(4, textReply('答复'));
    harness.channel.wake();
    await person.waitFor((m) => m.text === '答复');
    expect(person.actions()).toEqual([]);
    expect(harness.channel.status().ok).toBe(true);
  });
});
