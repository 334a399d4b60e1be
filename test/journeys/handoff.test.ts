import { afterEach, describe, expect, test } from 'vitest';
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
    const { own, resident, number } = await world.held();
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

  test('a wrong code binds nobody, a used one neither', async () => {
    world = await startHandoffWorld();
    const stranger = world.telegram.user(77);
    expect(textOf(await world.say(stranger, '/bind ABCDEFGH'))).toContain('绑定码不对');
  });

  test('no answer for days: asked after, closed, taken up again under the same number', async () => {
    world = await startHandoffWorld();
    const { own, resident, number } = await world.held();
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
