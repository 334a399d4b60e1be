import { afterEach, describe, expect, test } from 'vitest';
import type { IncomingContent } from '../../src/consultation/incoming.ts';
import { localDate } from '../../src/core/dates.ts';
import { referrals } from '../../src/statistics/figures/referrals.ts';
import { readFigure } from '../../src/statistics/read-figure.ts';
import { type HandoffWorld, numberIn, startHandoffWorld, textOf } from '../support/handoff-world.ts';

let world: HandoffWorld;
afterEach(() => world.close());

describe('a person takes over', () => {
  test('offered, lapses, the street’s adviser accepts, drafts, closes; the resident rates', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const street = await world.adviser('adviser-street');
    const clerk = await world.adviser('staff-street-1');
    const resident = await world.resident();
    await world.say(resident, '公司拖欠我三个月工资怎么办');
    const told = await world.press(resident, '找法律顾问');
    const number = numberIn(told);

    // The community's own adviser first; the street's sees nothing yet.
    const offered = own.messages().findLast((m) => m.text.includes(number))!;
    expect(offered.text).toMatch(
      /星河社区.*劳动纠纷[\s\S]*居民说：公司拖欠我三个月工资[\s\S]*机器人答[\s\S]*依据/,
    );
    expect(offered.buttons.map((b) => b.text)).toEqual(['接手', '转给别人', '看全文']);
    expect(textOf(street.messages())).not.toContain(number);

    await world.pass(16);
    expect(textOf(own.messages())).toContain('没有在时限内接手');
    expect(textOf(clerk.messages())).toContain(`${number}】顾明`);
    expect(textOf(street.messages())).toContain(number);

    const taken = await world.press(street, '接手');
    expect(textOf(taken)).toContain('公司拖欠我三个月工资');
    expect(textOf(resident.messages())).toMatch(/法律顾问陆远.*已经接手/);
    expect(textOf(await world.press(own, '接手'))).toContain('已经由陆远');

    // The bot is silent; words pass both ways, delivery is confirmed to who wrote them.
    const asked = await world.say(resident, '我有打卡记录，够不够？');
    expect(textOf(asked)).toBe('✓ 已送到');
    expect(street.messages().some((m) => m.text.includes('我有打卡记录'))).toBe(true);
    expect(textOf(await world.say(street, '够用，再找一下工资条。'))).toBe(`✓ 已送达【${number}】`);
    expect(textOf(resident.messages())).toContain('够用，再找一下工资条。');

    // Drafted, and sent only when the adviser presses send.
    const drafted = await world.press(street, '起草');
    expect(textOf(drafted)).toContain('简单说');
    const before = resident.messages().length;
    await world.press(street, '发给居民');
    expect(textOf(resident.messages().slice(before))).toMatch(/简单说[\s\S]*陆远.*看过后发出/);

    await world.press(street, '结束');
    await world.press(street, '人工解答');
    expect(textOf(await world.say(street, '已告知向劳动监察投诉和申请仲裁'))).toContain('已经办结');
    expect(textOf(resident.messages())).toMatch(/办结了：人工解答[\s\S]*打个分/);
    expect(textOf(await world.press(resident, '5 分'))).toContain('谢谢您的评价');
    // And the bot is there again.
    expect(textOf(await world.say(resident, '房东不退押金怎么办'))).toContain('简单说');
  });

  test('sent on to another office: where to is asked, said, kept and counted', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await world.press(own, '接手');
    await world.press(own, '结束');
    const asked = await world.press(own, '转介其他单位');
    expect(textOf(asked)).toContain('转介到哪里');
    expect(asked[0]!.buttons.map((b) => b.text)).toEqual([
      ...['公证', '仲裁', '法院', '信访', '法律援助', '其他'],
      '不用了',
    ]);
    await world.press(own, '信访');
    expect(textOf(await world.say(own, '属于信访事项'))).toContain('已经办结');
    expect(textOf(resident.messages())).toContain('转介其他单位（信访）');

    const { figures, ledger } = world.app.storage;
    await figures.refresh();
    const today = localDate(world.clock.now());
    const scope = { from: today, to: today };
    const names = { topic: String, area: String, person: String, room: String, community: String };
    expect(await readFigure(figures, referrals, scope, names)).toMatchObject({
      value: 1,
      parts: [{ key: 'petition', count: 1 }],
    });
    expect((await ledger.matter(number))?.story.referrals).toMatchObject([
      { target: 'petition', by: 'adviser-xinghe' },
    ]);
  });

  test('nobody on duty at 23:00: told who calls back, no card before the morning', async () => {
    world = await startHandoffWorld('2026-11-23T23:00:00+08:00');
    const street = await world.adviser('adviser-street');
    const resident = await world.resident();
    const told = await world.say(resident, '转人工');
    expect(textOf(told)).toMatch(/不是值班时间.*明天 11:00 前.*12348/s);
    expect(textOf(street.messages())).not.toContain('新的件');
    world.clock.set('2026-11-24T09:00:30+08:00');
    await world.settle();
    expect(textOf(street.messages())).toContain(numberIn(told));
  });

  test('an adviser on leave with twelve open matters: all go to the next, with their stories', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const residents = [];
    for (let i = 0; i < 12; i++) {
      const resident = await world.resident();
      await world.say(resident, '转人工');
      await world.press(own, '接手');
      residents.push(resident);
    }
    const street = await world.adviser('adviser-street');
    expect(textOf(await world.act(own, () => own.send('/unbind')))).toContain('12 件');
    for (const resident of residents) {
      expect(textOf(resident.messages())).toContain('换一位接着办');
    }
    const cards = street.messages().filter((m) => m.text.includes('新的件'));
    expect(new Set(cards.map((m) => numberIn([m]))).size).toBe(12);
    // Nothing of theirs can be read any more.
    expect(
      textOf(await world.act(own, () => own.pressData(`story:${numberIn(cards.slice(0, 1))}`))),
    ).not.toContain('转人工');
  });

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
    const own = await world.adviser('adviser-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await world.press(own, '接手');
    await world.act(resident, () => resident.sendPhoto(new Uint8Array([1, 2, 3]), '欠条照片'));
    expect(textOf(own.messages())).toContain('欠条照片');
    expect(own.messages().findLast((m) => m.document)?.document?.bytes).toEqual(new Uint8Array([1, 2, 3]));
    await world.act(own, () => own.sendVoice(new Uint8Array([4, 5])));
    expect(resident.messages().findLast((m) => m.document)?.document?.bytes).toEqual(new Uint8Array([4, 5]));
    resident.block();
    expect(textOf(await world.say(own, '收到了吗'))).toContain(`没有送达【${number}】`);
  });

  test('a wrong code binds nobody, a used one neither', async () => {
    world = await startHandoffWorld();
    const stranger = world.telegram.user(77);
    expect(textOf(await world.say(stranger, '/bind ABCDEFGH'))).toContain('绑定码不对');
  });

  test('no answer for days: asked after, closed, taken up again under the same number', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await world.press(own, '接手');
    await world.pass(25 * 60);
    expect(textOf(own.messages())).toContain(`【${number}】有一阵没有新消息`);
    await world.pass(72 * 60);
    expect(textOf(resident.messages())).toContain('先办结了');
    expect(textOf(await world.press(resident, '还没办好，接着办'))).toContain(`${number} 接着办`);
    const [consultation] = await world.app.storage.log.consultationsOf(
      (await world.app.storage.log.residentByAddress('telegram', String(resident.id)))!.id,
    );
    expect(consultation).toMatchObject({ number, state: 'queued' });
  });
});

describe('what staff must hear of', () => {
  test('forty workers and one employer: one alert that lists them', async () => {
    world = await startHandoffWorld();
    const clerk = await world.adviser('staff-street-1');
    const workers = Array.from({ length: 40 }, (_, i) => world.telegram.user(5000 + i));
    for (const worker of workers) worker.send('我在宏达建筑公司打工，老板拖欠工资三个月不给');
    await world.settle();
    await world.pass(11);
    const alerts = () => clerk.messages().filter((m) => m.text.includes('预警'));
    expect(alerts()).toHaveLength(1);
    expect(new Set(alerts()[0]!.text.match(/2026-\d{6}/g)).size).toBe(40);
    await world.pass(120);
    expect(alerts()).toHaveLength(1);
  });

  test('a crowd that goes on growing is told of again each time it has doubled, by place as by opponent', async () => {
    world = await startHandoffWorld();
    const clerk = await world.adviser('staff-xinghe');
    const neighbours = await Promise.all(
      Array.from({ length: 14 }, async (_, i) => {
        const person = world.telegram.user(6000 + i);
        person.send('/start xinghe');
        return person;
      }),
    );
    await world.settle();
    const alerts = () => clerk.messages().flatMap((m) => (m.text.includes('预警') ? m.text : []));
    const speak = async (from: number, to: number) => {
      for (const person of neighbours.slice(from, to)) person.send('锦绣花园3号楼电梯坏了半个月没人修');
      await world.settle();
      await world.pass(11);
    };
    await speak(0, 4);
    expect(alerts()).toEqual([]);
    await speak(4, 6);
    const about = (text: string) => alerts().filter((alert) => alert.includes(text));
    expect(about('6 位居民的咨询都涉及「锦绣花园3号楼」')).toHaveLength(1);
    await speak(6, 9);
    expect(about('锦绣花园3号楼')).toHaveLength(1);
    await speak(9, 14);
    expect(about('锦绣花园3号楼')).toHaveLength(2);
    const update = about('预警更新：咨询涉及「锦绣花园3号楼」的居民增加到 14 位');
    expect(new Set(update[0]?.match(/2026-\d{6}/g)).size).toBe(14);
    await world.pass(120);
    expect(about('锦绣花园3号楼')).toHaveLength(2);
  });

  test('an emergency at night goes to staff and to whoever can be reached', async () => {
    world = await startHandoffWorld('2026-11-23T23:00:00+08:00');
    const clerk = await world.adviser('staff-xinghe');
    const own = await world.adviser('adviser-xinghe');
    const resident = await world.resident();
    await world.say(resident, '老公喝了酒又动手打我，我现在躲在厕所不敢出去');
    expect(textOf(clerk.messages())).toContain('紧急');
    expect(textOf(own.messages())).toContain('新的件');
  });

  test('a deadline that runs out is said to the holder and to staff, once; a pause stops it', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const clerk = await world.adviser('staff-xinghe');
    const resident = await world.resident();
    await world.say(resident, '公司拖欠我三个月工资怎么办');
    const number = numberIn(await world.press(resident, '找法律顾问'));
    await world.press(own, '接手');
    await world.press(own, '暂停计时');
    expect(textOf(await world.say(own, '等居民补材料'))).toContain('计时已暂停');
    await world.pass(10 * 60);
    expect(textOf(clerk.messages())).not.toContain('超过时限');
    await world.act(own, () => own.pressData(`resume:${number}`));
    await world.pass(24 * 60);
    for (const person of [own, clerk]) {
      expect(person.messages().filter((m) => m.text.includes(`【${number}】超过时限了`))).toHaveLength(1);
    }
  });
});

describe('at the desk', () => {
  test('passed on for a conflict: never theirs again; handed on with its story; corrected where it was said', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const street = await world.adviser('adviser-street');
    const clerk = await world.adviser('staff-xinghe');
    const [a, b] = [await world.resident(), await world.resident()];
    const number = numberIn(await world.say(a, '转人工'));
    await world.press(own, '转给别人');
    expect(textOf(await world.press(own, '有利益冲突，要回避'))).toContain('转给下一位');
    await world.press(street, '接手');
    expect(textOf(await world.act(own, () => own.pressData(`take:${number}`)))).toContain('回避');
    expect(textOf(await world.act(own, () => own.pressData(`story:${number}`)))).toContain('不在您手上');

    let sent = 0;
    await world.act(street, () => {
      sent = street.send('下午三点');
    });
    await world.say(b, '转人工');
    await world.press(own, '转给别人');
    await world.press(own, '现在忙');
    await world.press(street, '接手');
    // The second matter is open now; the correction still goes where the words went.
    await world.act(street, () => street.edit(sent, '下午四点'));
    expect(textOf(a.messages())).toContain('（更正）下午四点');
    expect(textOf(b.messages())).not.toContain('下午');

    await world.act(street, () => street.pressData(`note:${number}`));
    await world.say(street, '当事人说话慢');
    await world.act(street, () => street.pressData(`hand-on:${number}`));
    await world.say(street, '社区更熟悉');
    const card = clerk.messages().findLast((m) => m.text.includes(number));
    expect(card?.text).toContain('新的件');
    await world.act(clerk, () => clerk.pressData(`take:${number}`));
    expect(textOf(clerk.messages())).toMatch(/当事人说话慢[\s\S]*转交：社区更熟悉/);
    expect(textOf(a.messages())).not.toContain('当事人说话慢');
  });

  test('canned words and an article of the law, one press each; a resident ends it', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await world.press(own, '接手');
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

describe('where bad things happen', () => {
  test('a card taken after it lapsed is still good while nobody has the matter', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const street = await world.adviser('adviser-street');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await world.pass(61);
    expect(textOf(own.messages())).toContain(`${number} 没有在时限内接手`);
    expect(textOf(street.messages())).toContain(number);
    await world.press(own, '接手');
    expect(textOf(resident.messages())).toMatch(/法律顾问顾明.*已经接手/);
    // The second card was withdrawn with it.
    expect(textOf(await world.press(street, '接手'))).toContain('已经由顾明');
    expect(textOf(street.messages())).not.toContain('您已接手');
  });

  test('resident and adviser write at the same moment: each sees the other’s words once', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await world.press(own, '接手');
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
    const own = await world.adviser('adviser-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await world.press(own, '接手');
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

  test('a file too large for a copy of ours still reaches the adviser, from where Telegram keeps it', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const resident = await world.resident();
    await world.say(resident, '转人工');
    await world.press(own, '接手');
    const bytes = new Uint8Array([7, 7, 7]);
    const told = await world.act(resident, () =>
      resident.sendDocument('全部合同.pdf', bytes, { caption: '合同都在里面', size: 30 * 1024 * 1024 }),
    );
    expect(textOf(own.messages())).toContain('合同都在里面');
    expect(own.messages().findLast((m) => m.document)?.document?.bytes).toEqual(bytes);
    expect(textOf(told)).toBe('✓ 已送到');
  });
});
