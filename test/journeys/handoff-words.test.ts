import { afterEach, describe, expect, test } from 'vitest';
import type { IncomingContent } from '../../src/consultation/incoming.ts';
import { type HandoffWorld, numberIn, startHandoffWorld, textOf } from '../support/handoff-world.ts';

let world: HandoffWorld;
afterEach(() => world.close());

describe('words between a resident and who took over', () => {
  test('many chats in one: by the message replied to, by the one opened last, else asked', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const [a, b] = [await world.resident(), await world.resident()];
    const first = numberIn(await world.say(a, '转人工'));
    await world.press(own, '接手');
    const second = numberIn(await world.say(b, '转人工'));
    await world.press(own, '接手');

    await world.say(own, '给第二位');
    expect(textOf(b.messages())).toContain('给第二位');
    await world.say(a, '我是第一位');
    const shown = own.messages().findLast((m) => m.text.includes('我是第一位'))!;
    await world.act(own, () => own.reply(shown.id, '答第一位'));
    expect(textOf(a.messages())).toContain('答第一位');
    expect(textOf(b.messages())).not.toContain('答第一位');

    // The matter opened last is over: now it is not clear to whom.
    await world.press(a, '结束这件事');
    const asked = await world.say(own, '这句给谁？');
    expect(textOf(asked)).toContain('要发给谁');
    expect(textOf(a.messages()) + textOf(b.messages())).not.toContain('这句给谁');
    expect(asked[0]!.buttons.map((button) => button.text)).toContain(`发给 ${second}`);
    await world.press(own, `发给 ${second}`);
    expect(textOf(b.messages())).toContain('这句给谁？');
    expect(first).not.toBe(second);
  });

  test('a photo and a voice message pass; one who blocked the bot is reported', async () => {
    world = await startHandoffWorld();
    const { own, resident, number } = await world.held();
    await world.act(resident, () => resident.sendPhoto(new Uint8Array([1, 2, 3]), '欠条照片'));
    expect(textOf(own.messages())).toContain('欠条照片');
    expect(own.messages().findLast((m) => m.document)?.document?.bytes).toEqual(new Uint8Array([1, 2, 3]));
    await world.act(own, () => own.sendVoice(new Uint8Array([4, 5])));
    expect(resident.messages().findLast((m) => m.document)?.document?.bytes).toEqual(new Uint8Array([4, 5]));
    resident.block();
    expect(textOf(await world.say(own, '收到了吗'))).toContain(`没有送达【${number}】`);
  });

  test('a file too large for a copy of ours still reaches the adviser, from where Telegram keeps it', async () => {
    world = await startHandoffWorld();
    const { own, resident } = await world.held();
    const bytes = new Uint8Array([7, 7, 7]);
    const told = await world.act(resident, () =>
      resident.sendDocument('全部合同.pdf', bytes, { caption: '合同都在里面', size: 30 * 1024 * 1024 }),
    );
    expect(textOf(own.messages())).toContain('合同都在里面');
    expect(own.messages().findLast((m) => m.document)?.document?.bytes).toEqual(bytes);
    expect(textOf(told)).toBe('✓ 已送到');
  });

  test('resident and adviser write at the same moment: each sees the other’s words once', async () => {
    world = await startHandoffWorld();
    const { own, resident, number } = await world.held();
    for (let i = 0; i < 5; i++) {
      resident.send(`居民第${i}句`);
      own.send(`顾问第${i}句`);
    }
    await world.settle();
    const order = (person: typeof own, words: string) =>
      person.messages().flatMap((m) => new RegExp(`${words}第\\d句`).exec(m.text)?.[0] ?? []);
    const expected = (words: string) => [0, 1, 2, 3, 4].map((i) => `${words}第${i}句`);
    expect(order(own, '居民')).toEqual(expected('居民'));
    expect(order(resident, '顾问')).toEqual(expected('顾问'));
    const confirmed = (person: typeof own, line: RegExp) =>
      person.messages().reduce((sum, m) => {
        const match = line.exec(m.text);
        return sum + (match ? Number(match[1] ?? 1) : 0);
      }, 0);
    expect(confirmed(own, new RegExp(`^✓ 已送达【${number}】(?:（(\\d+) 条）)?$`))).toBe(5);
    expect(confirmed(resident, /^✓ 已送到(?:（(\d+) 条）)?$/)).toBe(5);
  });

  test('words to a matter that is closed reach nobody unmarked: the adviser is told, the resident has the bot again', async () => {
    world = await startHandoffWorld();
    const { own, resident, number } = await world.held();
    await world.say(resident, '我再想想');
    const shown = own.messages().findLast((m) => m.text.includes('我再想想'))!;
    await world.press(own, '结束');
    await world.press(own, '人工解答');
    await world.say(own, '已经说清楚');
    const before = resident.messages().length;
    expect(textOf(await world.act(own, () => own.reply(shown.id, '忘了说一句')))).toContain('不在您手上');
    expect(resident.messages()).toHaveLength(before);
    expect(textOf(await world.say(resident, '房东不退押金怎么办'))).toContain('简单说');
    expect(own.messages().filter((m) => m.text.includes('房东不退押金'))).toEqual([]);
    expect(number).toMatch(/^2026-/);
  });

  test('canned words and an article of the law, one press each; a resident ends it', async () => {
    world = await startHandoffWorld();
    const { own, resident, number } = await world.held();
    await world.press(own, '常用语');
    await world.press(own, '要材料');
    expect(textOf(resident.messages())).toContain('手里的材料');
    await world.act(own, () => own.pressData(`law:${number}`));
    expect(textOf(await world.say(own, '民法典1076条'))).toMatch(/书面的离婚协议|第一千零七十六条/);
    expect(textOf(resident.messages())).not.toContain('第一千零七十六条');
    await world.say(resident, '/new');
    expect(textOf(await world.press(resident, '结束这件事'))).toContain('结束了');
    expect(textOf(own.messages())).toContain(`【${number}】居民结束了`);
    expect(textOf(await world.press(resident, '1 分'))).toContain('已经告诉工作人员');
    expect(textOf(await world.say(own, '还在吗'))).toContain('没有发出去');
  });
});

test('a resident on the page and an adviser on Telegram', async () => {
  world = await startHandoffWorld();
  const own = await world.adviser('adviser-xinghe');
  const { app } = world;
  let n = 0;
  const say = async (content: IncomingContent) => {
    const sender = { address: 'page-session', name: undefined };
    n += 1;
    const update = { channel: 'web' as const, updateId: `u${n}`, channelMessageId: `c${n}`, sender, content };
    const { resident } = await app.receive({ ...update, at: world.clock.now() });
    await world.settle();
    const messages = await app.storage.log.messagesAfter(resident, 0, 100);
    return messages.flatMap(({ reply }) =>
      reply?.body.type === 'text' || reply?.body.type === 'relay' ? [reply.body.text] : [],
    );
  };
  await say({ type: 'action', action: 'area:xinghe' });
  const number = /2026-\d{6}/.exec((await say({ type: 'text', text: '转人工' })).join())![0];
  await world.press(own, '接手');
  await say({ type: 'text', text: '我在网页上' });
  expect(textOf(own.messages())).toContain('我在网页上');
  expect(textOf(await world.say(own, '看到了'))).toBe(`✓ 已送达【${number}】`);
  expect((await say({ type: 'text', text: '好的' })).join('\n')).toMatch(/✓ 已送到[\s\S]*看到了/);
});
