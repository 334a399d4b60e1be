import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Harness, startHarness, textReply } from './channel-harness.ts';

describe('a conversation in telegram', () => {
  let harness: Harness;
  afterEach(() => harness.close());

  it('takes a message and shows the reply in the same chat, buttons included', async () => {
    harness = await startHarness({
      answer: () => textReply('先留证据。', [[{ label: '找法律顾问', action: 'human' }]]),
    });
    const person = harness.server.user(11, '王阿姨');
    const id = person.send('楼上漏水怎么办');
    const seen = await person.waitFor((m) => m.text === '先留证据。');
    expect(seen.buttons).toEqual([{ text: '找法律顾问', data: 'human' }]);
    expect(seen.versions[0]).toBe('收到，正在为您查，答复马上就到。');
    expect(person.messages()).toHaveLength(1);
    expect(harness.received).toMatchObject([
      {
        channel: 'telegram',
        sender: { address: '11', name: '王阿姨' },
        channelMessageId: String(id),
        content: { type: 'text', text: '楼上漏水怎么办' },
      },
    ]);
  });

  it('gives /start the community of its deep link', async () => {
    harness = await startHarness();
    harness.server.user(1).send('/start c-lane-3');
    await vi.waitFor(() => expect(harness.received).toHaveLength(1));
    expect(harness.received[0]!.content).toEqual({ type: 'command', name: 'start', argument: 'c-lane-3' });
  });

  it('reads commands with the name of the bot, and presses for those that are buttons', async () => {
    harness = await startHarness();
    const person = harness.server.user(1);
    person.send('/MY@falin_test_bot');
    person.send('/areas');
    person.send('/ 不是命令');
    await vi.waitFor(() => expect(harness.received).toHaveLength(3));
    expect(harness.received.map((i) => i.content)).toEqual([
      { type: 'command', name: 'my', argument: '' },
      { type: 'action', action: 'areas' },
      { type: 'text', text: '/ 不是命令' },
    ]);
  });

  it('takes a press as an action and answers it once', async () => {
    harness = await startHarness({
      answer: (incoming) =>
        incoming.content.type === 'text'
          ? textReply('好', [[{ label: '有用', action: 'useful:t1' }]])
          : undefined,
    });
    const person = harness.server.user(5);
    person.send('你好');
    await person.waitFor((m) => m.buttons.length > 0);
    const query = person.press('有用');
    await vi.waitFor(() => expect(person.answerTo(query)).toBeDefined());
    expect(harness.received[1]).toMatchObject({
      sender: { address: '5' },
      content: { type: 'action', action: 'useful:t1' },
    });
    expect(harness.server.count('answerCallbackQuery')).toBe(1);
  });

  it('answers presses of old and malformed buttons without bothering the flow', async () => {
    harness = await startHarness();
    const person = harness.server.user(5);
    person.send('你好');
    const malformed = person.pressData('drop table');
    await vi.waitFor(() => expect(person.answerTo(malformed)?.text).toContain('失效'));
    const expired = person.pressData('useful:t1');
    person.expire(expired);
    await vi.waitFor(() => expect(harness.server.count('answerCallbackQuery', 400)).toBe(1));
    person.send('还在吗');
    await vi.waitFor(() =>
      expect(harness.received.at(-1)!.content).toEqual({ type: 'text', text: '还在吗' }),
    );
    expect(harness.received.map((i) => i.content.type)).toEqual(['text', 'action', 'text']);
  });

  it('passes on edits of words, and leaves moving locations alone', async () => {
    harness = await startHarness();
    const person = harness.server.user(5);
    const id = person.send('邻居欠我三万');
    person.edit(id, '邻居欠我三千');
    harness.server.inject('edited_message', {
      message_id: 900,
      date: 1,
      chat: { id: 5, type: 'private' },
      from: { id: 5, first_name: '居民' },
      location: { latitude: 1, longitude: 2 },
    });
    person.send('完');
    await vi.waitFor(() => expect(harness.received).toHaveLength(3));
    expect(harness.received[1]).toMatchObject({
      channelMessageId: String(id),
      content: { type: 'edit', text: '邻居欠我三千' },
    });
  });

  it('keeps the order of one chat', async () => {
    harness = await startHarness();
    const person = harness.server.user(8);
    for (let i = 0; i < 30; i++) person.send(`第${i}句`);
    await vi.waitFor(() => expect(harness.received).toHaveLength(30));
    expect(harness.received.map((i) => i.content)).toEqual(
      Array.from({ length: 30 }, (_, i) => ({ type: 'text', text: `第${i}句` })),
    );
  });

  it('is silent in groups, and when spoken to there asks to write privately, storing nothing', async () => {
    harness = await startHarness();
    const group = harness.server.group(-100);
    group.send(1, '今天天气不错');
    group.send(1, '@falin_test_bot2 不是叫它');
    group.send(1, '@falin_test_bot 老公打我怎么办');
    await vi.waitFor(() => expect(group.messages()).toHaveLength(1));
    const [line] = group.messages();
    expect(line!.text).toContain('https://t.me/falin_test_bot?start=');
    group.send(1, '那好吧', line!.id);
    await vi.waitFor(() => expect(group.messages()).toHaveLength(2));
    expect(harness.received).toEqual([]);
  });
});
