import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queueTable } from '../../src/cli/report.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Person, SeenMessage } from '../support/telegram-server/person.ts';
import { startWholeApp, type WholeApp } from '../support/whole-app.ts';

/** A Monday morning: the street's adviser and the community's are on duty. */
const MONDAY = '2026-11-23T10:00:00+08:00';
const clock = fixedClock(MONDAY);
let whole: WholeApp;
let next = 100;

beforeAll(async () => {
  whole = await startWholeApp({}, { clock });
});
afterAll(() => whole.close());

function resident(): Person {
  next += 1;
  return whole.telegram.user(next);
}

/** Sends, and gives what the person sees anew once the service has nothing left to say. */
async function say(person: Person, act: () => unknown): Promise<SeenMessage[]> {
  const before = new Set(person.messages().map((m) => m.id));
  const updates = () => whole.telegram.bot.updates.length;
  act();
  const settled = async () => {
    const stats = await whole.app.storage.log.stats();
    return (
      updates() === 0 &&
      stats.turnsPending === 0 &&
      stats.outboxPending === 0 &&
      person.messages().some((m) => !before.has(m.id))
    );
  };
  const until = Date.now() + 15_000;
  while (!(await settled())) {
    if (Date.now() > until)
      throw new Error(
        `no reply; seen: ${person
          .messages()
          .map((m) => m.text)
          .join(' | ')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return person.messages().filter((m) => !before.has(m.id));
}
const ask = (person: Person, text: string) => say(person, () => person.send(text));
const press = (person: Person, label: string) => say(person, () => person.press(label));
const textOf = (messages: SeenMessage[]) => messages.map((m) => m.text).join('\n');

describe('a resident on Telegram', () => {
  test('comes by the poster of a community, asks, opens the law, rates', async () => {
    const person = resident();
    const welcome = textOf(await ask(person, '/start xinghe'));
    expect(welcome).toContain('示例街道');
    expect(welcome).toContain('星河社区');

    const answer = textOf(await ask(person, '楼上漏水把我家天花板泡了，他不管怎么办'));
    for (const part of ['简单说', '怎么做', '法律依据', '第二百九十六条', '去哪里', '星河社区', '仅供参考'])
      expect(answer).toContain(part);

    const opened = textOf(await press(person, '看法条'));
    expect(opened).toContain('第二百九十六条');
    expect(opened).toContain('flk.npc.gov.cn');
    expect(textOf(await press(person, '有用'))).toContain('谢谢');
  });

  test('who has chosen no community is asked for it, and told the nearest places afterwards', async () => {
    const person = resident();
    expect(textOf(await ask(person, '/start'))).toContain('选一下您住的社区');
    expect(textOf(await press(person, '柳林社区'))).toContain('柳林社区');
    expect(textOf(await ask(person, '房东不退押金怎么办'))).toContain('柳林社区公共法律服务室');
  });

  test('asks on, and is understood', async () => {
    const person = resident();
    await ask(person, '我想离婚，他不同意怎么办');
    const more = textOf(await ask(person, '那要多久？'));
    expect(more).toMatch(/离婚|法院|个月/);
    const [consultation, ...others] = await whole.app.storage.log.consultationsOf(
      (await whole.app.storage.log.residentByAddress('telegram', String(person.id)))!.id,
    );
    expect(consultation?.topic).toBe('婚姻家庭');
    expect(others).toEqual([]);
  });

  test('another matter is another consultation', async () => {
    const person = resident();
    await ask(person, '公司拖欠我三个月工资怎么办');
    await ask(person, '邻居家的狗把我孩子咬伤了，要他赔');
    expect(textOf(await ask(person, '/my'))).toMatch(/2026-\d{6}[\s\S]*2026-\d{6}/);
  });

  test('a missing fact is asked for with buttons, and changes the answer', async () => {
    const person = resident();
    const first = await ask(person, '彩礼能退吗');
    const question = first.find((m) => m.text.includes('想再确认一下'))!;
    expect(question.buttons.map((b) => b.text)).toContain('跳过');
    const again = textOf(await press(person, question.buttons[0]!.text));
    expect(again).toContain('简单说');
  });

  test('转人工: told who calls back and when; staff see it in the queue', async () => {
    const person = resident();
    await ask(person, '/start sample-street');
    await ask(person, '公司拖欠我三个月工资怎么办');
    const told = textOf(await press(person, '找法律顾问'));
    expect(told).toMatch(/法律顾问陆远.*今天 12:00 前.*2026-\d{6}.*12348/s);
    const number = /2026-\d{6}/.exec(told)![0];
    expect(queueTable(await whole.app.storage.log.queue(), clock.now())).toContain(number);
    expect(textOf(await ask(person, '转人工'))).toContain('已经转给人工');
  });

  test('at night: who calls back tomorrow, and 12348 meanwhile', async () => {
    clock.set('2026-11-23T23:00:00+08:00');
    try {
      const person = resident();
      await ask(person, '/start sample-street');
      expect(textOf(await ask(person, '转人工'))).toMatch(/不是值班时间.*明天 11:00 前.*12348/s);
    } finally {
      clock.set(MONDAY);
    }
  });

  test('domestic violence: the number at once, a person called, never mediation', async () => {
    const person = resident();
    const told = textOf(await ask(person, '老公喝了酒又动手打我，我现在躲在厕所不敢出去'));
    expect(told).toContain('110');
    const buttons = person.messages().flatMap((m) => m.buttons.map((b) => b.text));
    expect(buttons).not.toContain('申请调解');
    const after = await ask(person, '离婚要怎么办');
    expect(after.flatMap((m) => m.buttons.map((b) => b.text))).not.toContain('申请调解');
    const forced = textOf(await say(person, () => person.pressData('mediate')));
    expect(forced).toContain('不适合调解');
  });

  test.each([
    ['你好', '法律咨询助手'],
    ['谢谢你', '不客气'],
    ['你是机器人吗', '智能程序'],
    ['今天天气怎么样', '12345'],
    ['asdfghjkl', '没看懂'],
    ['😀😀😀', '没看懂'],
  ])('%s gets what a good clerk would say', async (text, expected) => {
    expect(textOf(await ask(resident(), text))).toContain(expected);
  });

  test('a pasted judgment of 4,000 characters after another is read as far as it helps', async () => {
    const told = textOf(
      await ask(
        resident(),
        `房东不退押金，合同到期了。${'原告诉称被告拒不退还押金。'.repeat(330)}`.slice(0, 4096),
      ),
    );
    expect(told).toContain('押金');
  });

  test('two 没用 in a row call a person', async () => {
    const person = resident();
    await ask(person, '物业费可以不交吗');
    await press(person, '没用');
    await ask(person, '邻居装修太吵了怎么办');
    expect(textOf(await press(person, '没用'))).toMatch(/法律顾问.*联系您/s);
  });

  test('an article asked for by number is given to the letter of what we have', async () => {
    expect(textOf(await ask(resident(), '民法典1076条'))).toMatch(/书面的离婚协议|第一千零七十六条/);
  });

  test('sees what is kept, takes it along, has it erased; the count stays', async () => {
    const person = resident();
    await ask(person, '欠钱不还怎么办');
    const { log } = whole.app.storage;
    const before = (await log.stats()).consultations;
    expect(textOf(await ask(person, '/privacy'))).toContain('导出');
    const exported = (await press(person, '导出我的数据')).find((m) => m.document)!;
    expect(Buffer.from(exported.document!.bytes).toString('utf8')).toContain('欠钱不还怎么办');
    await press(person, '删除我的数据');
    expect(textOf(await press(person, '确定删除'))).toContain('已经删除');
    expect(await log.residentByAddress('telegram', String(person.id))).toBeUndefined();
    expect((await log.stats()).consultations).toBe(before);
    expect(textOf(await ask(person, '/my'))).toContain('还没有咨询过');
  });

  test('a photo is kept for the adviser', async () => {
    const person = resident();
    expect(textOf(await say(person, () => person.sendPhoto(new Uint8Array(100))))).toContain('已经存好');
  });

  test('a voice message is politely asked for as text', async () => {
    const person = resident();
    expect(textOf(await say(person, () => person.sendVoice(new Uint8Array(100))))).toContain('听不了语音');
  });
});
