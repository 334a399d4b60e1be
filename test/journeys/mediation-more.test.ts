import { afterEach, describe, expect, test, vi } from 'vitest';
import { numberIn, textOf } from '../support/handoff-world.ts';
import { type MediationWorld, startMediationWorld } from '../support/mediation-world.ts';

vi.setConfig({ testTimeout: 120_000 });

let world: MediationWorld;
afterEach(() => world.close());

describe('a case on its way', () => {
  test('a matter in an adviser’s hand becomes a case: one story, the adviser’s matter closed as mediated', async () => {
    world = await startMediationWorld();
    const adviser = await world.adviser('adviser-xinghe');
    const mediator = await world.adviser('mediator-xinghe');
    const resident = await world.resident();
    await world.say(resident, '楼上漏水把我家天花板泡了，他不管怎么办');
    const number = numberIn(await world.say(resident, '转人工'));
    await world.press(adviser, '接手');
    expect(textOf(await world.press(adviser, '转调解'))).toContain('不能用调解办');
    expect(textOf(await world.apply(adviser))).toContain('案号〔2026〕人调字第1号');

    expect(world.seen(mediator)).toMatch(/新的调解申请[\s\S]*申请人王五/);
    const c = await world.file();
    const [consultation] = await world.app.storage.log.consultationsOf(
      (await world.app.storage.log.residentByAddress('telegram', String(resident.id)))!.id,
    );
    expect(consultation).toMatchObject({ number, state: 'closed', outcome: 'mediated' });
    expect(c).toMatchObject({ consultation: consultation!.id, state: 'applied' });
    // The applicant is the resident, not the adviser who wrote it down.
    await world.press(mediator, '受理');
    expect(world.seen(resident)).toContain('您同意调解吗');
    expect(world.seen(adviser)).not.toContain('您同意调解吗');
  });

  test('a session is adjourned by a side, goes on, is ended, and another is held', async () => {
    world = await startMediationWorld();
    const { mediator, applicant, other } = await world.mediating();
    await world.press(mediator, '开始调解');
    await world.press(other, '暂停');
    expect(world.seen(applicant)).toContain('被申请人李四要求暂停');
    await world.act(applicant, () => applicant.pressData('m:say:2026-1:all'));
    expect(textOf(await world.say(applicant, '补充一下修理费'))).toContain('没有正在进行的调解会');
    expect(world.seen(other)).not.toContain('补充一下修理费');
    await world.press(mediator, '继续');
    expect(world.seen(other)).toContain('调解继续');
    await world.press(applicant, '结束这次');
    expect(world.seen(other)).toMatch(/申请人王五结束了这次调解会[\s\S]*案子还在办/);
    expect((await world.file())!.state).toBe('mediating');

    await world.press(mediator, '约现场调解');
    await world.say(mediator, '11月26日 15:00');
    const pick = other.messages().findLast((m) => m.text.includes('哪个时间行'))!.buttons[0]!.text;
    await world.press(applicant, pick);
    await world.press(other, pick);
    expect(world.seen(applicant)).toMatch(/时间定了：11月26日.*15:00.*现场进行/);
    await world.press(mediator, '开始调解');
    expect((await world.file())!.sessions.map((s) => s.state)).toEqual(['ended', 'open']);
  });

  test('the limit is extended when both sides agree, and not when one does not', async () => {
    world = await startMediationWorld();
    const { mediator, applicant, other } = await world.mediating();
    const due = (await world.file())!.dueAt!;
    const ask = async () => {
      await world.act(mediator, () => mediator.pressData('m:extend:2026-1'));
      return world.say(mediator, '1月10日 等鉴定结果');
    };
    expect(textOf(await ask())).toContain('已经问各方');
    expect(world.seen(other)).toMatch(/延长到 2027年1月10日：等鉴定结果/);
    await world.press(applicant, '同意延长');
    expect((await world.file())!.dueAt).toEqual(due);
    await world.press(other, '不同意延长');
    expect(world.seen(mediator)).toContain('被申请人李四不同意延长，期限不变');
    expect((await world.file())!.dueAt).toEqual(due);

    await ask();
    await world.press(applicant, '同意延长');
    await world.press(other, '同意延长');
    for (const person of [mediator, applicant, other])
      expect(world.seen(person)).toContain('各方都同意，期限延长到 2027年1月10日');
    // What the old limit would have set off does not happen; the new one does.
    world.clock.set('2026-12-24T09:00:00+08:00');
    await world.settle();
    expect(world.seen(mediator)).not.toContain('超过调解期限');
    world.clock.set('2027-01-11T00:01:00+08:00');
    await world.settle();
    expect(world.seen(mediator)).toContain('超过调解期限');
  });
});

test('a mediator in the room who answers a resident of another matter answers that resident, not the room', async () => {
  world = await startMediationWorld();
  const { mediator, applicant, other } = await world.mediating();
  const resident = await world.resident();
  const number = numberIn(await world.say(resident, '转人工'));
  await world.act(mediator, () => mediator.pressData(`take:${number}`));
  await world.press(mediator, '开始调解');
  await world.say(resident, '我还有一张欠条');
  const asked = mediator.messages().findLast((m) => m.text.includes('我还有一张欠条'))!;
  await world.act(mediator, () => mediator.reply(asked.id, '欠条原件请留好'));
  expect(world.seen(resident)).toContain('欠条原件请留好');
  // Still in the room for what answers nothing; out of it once words are asked for elsewhere.
  await world.say(mediator, '请双方说说情况');
  expect(world.seen(other)).toContain('请双方说说情况');
  const asks = await world.act(mediator, () => mediator.pressData(`close-as:${number}:answered-by-person`));
  expect(textOf(asks)).toContain('您离开了调解');
  await world.say(mediator, '已告知保存欠条');
  expect(world.seen(resident)).toContain('办结');
  for (const side of [applicant, other]) {
    expect(world.seen(side)).not.toContain('欠条');
  }
});

test('a couple against two neighbours: each of them is invited, asked and confirms for themselves', async () => {
  world = await startMediationWorld();
  const mediator = await world.adviser('mediator-xinghe');
  const [applicant, spouse] = [await world.resident(), world.telegram.user(5001)];
  await world.act(applicant, () => applicant.pressData('mediate'));
  const sides = { together: '赵梅 13900000001', othersToo: '李五、李六' };
  await world.apply(applicant, '李四', sides);
  expect(
    (await world.file())!.parties.map((p) => `${p.position} ${p.side} ${p.name} ${p.contact ?? ''}`),
  ).toEqual([
    '1 applicant 王五 13800000000',
    '2 applicant 赵梅 13900000001',
    '3 respondent 李四 ',
    '4 respondent 李五 ',
    '5 respondent 李六 ',
  ]);
  expect((await world.file())!.people).toBe(5);
  await world.press(mediator, '受理');
  await world.press(mediator, '邀请赵梅');
  const token = world.tokenFor(mediator);
  expect(textOf(await world.say(applicant, `/start m_${token}`))).toContain('给另一位当事人的');
  expect(textOf(await world.say(spouse, `/start m_${token}`))).toContain('给 赵*');
  expect(textOf(await world.press(spouse, '是我，继续'))).toContain('您是申请人赵梅');
  await world.press(applicant, '同意调解');
  expect(textOf(await world.press(spouse, '同意调解'))).toContain('还在等其他人表态');
  for (const position of [3, 4, 5]) {
    await world.act(mediator, () => mediator.pressData(`m:paper:2026-1:${position}-consent`));
    await world.say(mediator, '今天');
  }
  expect(world.seen(spouse)).toContain('各方都同意调解');
});

test('who speaks in the room is told whom it reached; a side that blocked the bot is said to be out of reach', async () => {
  world = await startMediationWorld();
  const { mediator, applicant, other } = await world.mediating();
  await world.press(mediator, '开始调解');
  const heard = await world.steps(applicant, '=对大家说', '天花板要重做');
  expect(textOf(heard)).toContain('✓ 各方和调解员都收到了');
  expect(textOf(await world.steps(other, '=只跟调解员说', '最多四千'))).toContain(
    '✓ 调解员收到了，对方看不到',
  );
  expect(textOf(await world.steps(mediator, '=单独跟王五说', '四千行吗'))).toContain(
    '✓ 申请人王五收到了，别的当事人看不到',
  );
  expect(world.seen(applicant)).not.toContain('最多四千');

  // A file that Telegram does not take for one of them: the words came, and who sent it knows of the file.
  const description = 'Bad Request: wrong file identifier/HTTP URL specified';
  world.telegram.faults.next('sendDocument', { kind: 'error', code: 400, description });
  await world.press(applicant, '对大家说');
  const sent = await world.act(applicant, () =>
    applicant.sendDocument('报价单.pdf', new Uint8Array(100).fill(7), { caption: '报价在这里' }),
  );
  expect(textOf(sent)).toMatch(/✗ .*打不开文件：太大，或者已经不在了/);

  other.block();
  const lost = await world.say(applicant, '那就修好水管');
  expect(textOf(lost)).toMatch(/✗ .*没有送到被申请人李四：对方现在收不到消息/);
  expect(textOf(lost)).not.toContain('✓');
  expect(world.seen(mediator)).toContain('那就修好水管');
  expect(world.seen(mediator)).toMatch(/被申请人李四收不到消息：停用或者屏蔽了这个聊天。请用电话联系/);
  const own = await world.steps(mediator, '=对大家说', '请李四看一下');
  expect(textOf(own)).toMatch(/没有送到被申请人李四：对方停用或者屏蔽了这个聊天/);
  // The case ends: what a side says next is for the bot, and nobody of the case sees it.
  await world.act(mediator, () => mediator.pressData('m:fail:2026-1'));
  await world.say(mediator, '联系不上对方');
  const after = await world.say(applicant, '房东不退押金怎么办');
  expect(textOf(after)).toMatch(/这件调解已经结束，您的话不再到调解里了[\s\S]*押金/);
  expect(world.seen(mediator)).not.toContain('押金');
  expect((await world.app.storage.mediation.messages((await world.file())!)).map((m) => m.missed)).toEqual([
    [],
    [],
    [],
    [{ who: expect.anything(), what: 'files' }],
    [{ who: 2, what: 'words' }],
    [{ who: 2, what: 'words' }],
  ]);
});

test('a side without a phone signs on paper: entered by the mediator with the day, never for who is here', async () => {
  world = await startMediationWorld();
  const mediator = await world.adviser('mediator-xinghe');
  const applicant = await world.applicant();
  await world.press(mediator, '受理');
  await world.press(applicant, '同意调解');
  // The applicant has a chat: nobody consents for them.
  await world.act(mediator, () => mediator.pressData('m:paper:2026-1:1-consent'));
  expect(textOf(await world.say(mediator, '今天'))).toContain('由本人自己表态');

  await world.press(mediator, '记李四纸上同意');
  expect(textOf(await world.say(mediator, '11月20日'))).toContain('签字的日期不对');
  world.clock.advance(24 * 3_600_000);
  await world.act(mediator, () => mediator.pressData('m:paper:2026-1:2-consent'));
  expect(textOf(await world.say(mediator, '昨天'))).toContain('11月23日在纸上签字同意调解');
  expect(world.seen(applicant)).toContain('各方都同意调解');
  const c = (await world.file())!;
  expect(c).toMatchObject({ state: 'mediating', parties: [{ consent: 'given' }, { consent: 'given' }] });

  // A longer limit: asked of who is here in the chat, of the other by telephone.
  const due = c.dueAt!;
  await world.act(mediator, () => mediator.pressData('m:extend:2026-1'));
  expect(textOf(await world.say(mediator, '1月10日 等鉴定结果'))).toContain('被申请人李四不在线上');
  await world.press(applicant, '同意延长');
  expect((await world.file())!.dueAt).toEqual(due);
  await world.press(mediator, '记李四对延长的答复');
  expect(textOf(await world.say(mediator, '他说可以'))).toContain('请照这样写');
  expect(textOf(await world.say(mediator, '今天 电话 同意'))).toContain('2026年11月24日电话同意延长');
  expect(world.seen(applicant)).toContain('各方都同意，期限延长到 2027年1月10日');
  // Who has a chat answers there; nobody enters it for them.
  await world.act(mediator, () => mediator.pressData('m:extend:2026-1'));
  await world.say(mediator, '1月20日 还要补充鉴定');
  await world.act(mediator, () => mediator.pressData('m:extension-word:2026-1:1'));
  expect(textOf(await world.say(mediator, '今天 当面 同意'))).toContain('由本人自己表态');
  await world.act(mediator, () => mediator.pressData('m:extension-word:2026-1:2'));
  await world.say(mediator, '今天 书面 不同意');
  expect(world.seen(applicant)).toContain('被申请人李四不同意延长，期限不变');

  // The day on site is fixed with who can be asked here; the agreement is signed on paper too.
  await world.press(mediator, '约现场调解');
  await world.say(mediator, '11月26日 15:00');
  const pick = applicant.messages().findLast((m) => m.text.includes('哪个时间行'))!.buttons[0]!.text;
  await world.press(applicant, pick);
  expect(world.seen(applicant)).toContain('时间定了');
  await world.act(mediator, () => mediator.pressData('m:propose:2026-1'));
  await world.steps(mediator, '=书面协议', '=被申请人李四', '赔偿修理费', '4500', '=一次付清', '12月20日');
  await world.press(mediator, '发给各方确认');
  await world.press(applicant, '我确认');
  await world.say(applicant, world.codeOf(applicant));
  await world.press(mediator, '记李四纸上确认');
  await world.say(mediator, '今天');
  expect(world.seen(applicant)).toContain('各方都确认了协议');

  const history = await world.app.storage.mediation.history(c);
  expect(history.filter(({ event }) => event.endsWith('-on-paper'))).toMatchObject([
    { by: 'mediator-xinghe', why: '第2位当事人，2026年11月23日签字' },
    { event: 'agreement-on-paper', by: 'mediator-xinghe' },
  ]);
  const { rows } = await world.app.staff.searchAudit({
    action: 'case.consent-on-paper',
    limit: 10,
    offset: 0,
  });
  expect(rows).toMatchObject([{ actor: 'mediator-xinghe', subject: c.number }]);
});
