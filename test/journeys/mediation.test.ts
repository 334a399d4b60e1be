import { afterEach, describe, expect, test, vi } from 'vitest';
import { textOf } from '../support/handoff-world.ts';
import { type MediationWorld, startMediationWorld } from '../support/mediation-world.ts';

// Dozens of messages one after another, each through the whole service.
vi.setConfig({ testTimeout: 120_000 });

let world: MediationWorld;
afterEach(() => world.close());

describe('mediation on Telegram', () => {
  test('dispute, application, invitation, consent, session with a private talk, agreement, reminder', async () => {
    world = await startMediationWorld();
    const { apply, steps, tokenFor, codeOf, seen } = world;
    const mediator = await world.adviser('mediator-xinghe');
    const applicant = await world.resident();
    const other = world.telegram.user(5001);

    await world.say(applicant, '楼上漏水把我家天花板泡了，他不管怎么办');
    const begun = await world.press(applicant, '申请调解');
    expect(textOf(begun)).toContain('不能用调解办');
    const done = await apply(applicant);
    expect(textOf(done)).toMatch(/申请收到了，案号〔2026〕人调字第1号，交给星河社区爱心调解室/);

    // The card at the mediator's desk; the consultation is closed as mediated.
    expect(seen(mediator)).toMatch(/新的调解申请[\s\S]*申请人王五[\s\S]*被申请人李四[\s\S]*5,000 元/);
    await world.press(mediator, '受理');
    expect(seen(applicant)).toMatch(/已经受理[\s\S]*调解全靠自愿[\s\S]*您同意调解吗/);
    await world.press(mediator, '邀请李四');
    const token = tokenFor(mediator);
    expect(mediator.messages().findLast((m) => m.document)?.document).toBeDefined();

    // The applicant cannot use the other's link; a guessed one is worth nothing.
    expect(textOf(await world.say(applicant, `/start m_${token}`))).toContain('给另一位当事人的');
    expect(textOf(await world.say(other, '/start m_AAAAAAAAAAAAAAAAAAAAAA'))).toContain('链接不对');

    expect(textOf(await world.say(other, `/start m_${token}`))).toMatch(/邻里纠纷的人民调解.*给 李\*/s);
    expect(textOf(await world.press(other, '是我，继续'))).toContain('您是被申请人李四');
    const third = world.telegram.user(5002);
    expect(textOf(await world.say(third, `/start m_${token}`))).toContain('已经用过');

    await world.press(applicant, '同意调解');
    await world.press(other, '同意调解');
    expect(seen(applicant)).toContain('各方都同意调解');

    // A time that suits both.
    await world.press(mediator, '约线上调解');
    await world.say(mediator, '11月25日 14:00\n11月26日 下午3点');
    const pick = other.messages().findLast((m) => m.text.includes('哪个时间行'))!;
    expect(pick.buttons.map((b) => b.text)).toContain('都不行');
    await world.press(applicant, pick.buttons[0]!.text);
    await world.press(other, pick.buttons[0]!.text);
    expect(seen(mediator)).toMatch(/时间定了：11月25日.*14:00/);
    world.clock.set('2026-11-25T13:05:00+08:00');
    await world.settle();
    expect(seen(other)).toContain('提醒：11月25日');

    // The room: everybody sees what is said to all, nobody but the mediator what is said apart.
    await world.press(mediator, '开始调解');
    await steps(applicant, '=对大家说', '天花板要重做');
    expect(seen(other)).toContain('天花板要重做');
    expect(seen(mediator)).toContain('天花板要重做');
    await steps(other, '=只跟调解员说', '其实我最多能赔四千');
    expect(seen(mediator)).toMatch(/单独谈，对方看不到】被申请人李四：[\s\S]*最多能赔四千/);
    expect(seen(applicant)).not.toContain('四千');
    await steps(mediator, '=单独跟王五说', '四千五百您看行不行');
    expect(seen(applicant)).toContain('四千五百您看行不行');
    expect(seen(other)).not.toContain('四千五百您看行不行');
    await steps(mediator, '=写笔录', '双方同意由李四赔偿四千五百元');

    // The agreement, one duty after another, confirmed by each with the code shown to it.
    await steps(
      mediator,
      '=拟协议',
      '=书面协议',
      '=被申请人李四',
      '赔偿修理费',
      '4500',
      '=一次付清',
      '12月20日',
    );
    await world.press(mediator, '发给各方确认');
    expect(seen(applicant)).toMatch(/1\. 被申请人李四：赔偿修理费，金额 4,500 元，2026年12月20日前/);
    await world.press(applicant, '我确认');
    expect(textOf(await world.say(applicant, '000000'))).toMatch(/确认码不对|您确认了协议/);
    await world.say(applicant, codeOf(applicant));
    expect(seen(applicant)).toContain('您确认了协议');
    expect(seen(mediator)).toContain('申请人王五确认了协议');
    await world.press(other, '我确认');
    expect(seen(applicant)).not.toContain(codeOf(other));
    await world.say(other, codeOf(other));
    expect(seen(other)).toMatch(
      /书面协议书还要各方签名[\s\S]*2026年12月25日 前（从今天起 30 天）到人民法院申请司法确认/,
    );

    // The reminder comes before the thirty days are over, with what to bring.
    world.clock.set('2026-12-15T09:01:00+08:00');
    await world.settle();
    expect(seen(applicant)).toMatch(/申请司法确认到 2026年12月25日 截止[\s\S]*带调解协议书/);
    await world.press(mediator, '第1项已履行');
    expect(seen(applicant)).toContain('全部履行完了');

    // And the bot answers again what is none of the case's business.
    await world.press(applicant, '离开调解').catch(() => undefined);
    expect(textOf(await world.say(applicant, '房东不退押金怎么办'))).toContain('简单说');
  });

  test('the other side refuses: it stops, and the applicant is told the other ways', async () => {
    world = await startMediationWorld();
    const mediator = await world.adviser('mediator-xinghe');
    const applicant = await world.applicant();
    const other = await world.respondent(mediator);
    await world.press(other, '不同意');
    await world.press(other, '确定不同意');
    expect(world.seen(applicant)).toMatch(/被申请人李四不愿意调解[\s\S]*向人民法院起诉[\s\S]*12348/);
    expect(textOf(await world.press(applicant, '同意调解'))).toContain('这一步做不了');
  });

  test('domestic violence never reaches mediation: not by the button, not in the form, not by an adviser', async () => {
    world = await startMediationWorld();
    const adviser = await world.adviser('adviser-xinghe');
    const hurt = await world.resident();
    await world.say(hurt, '老公喝了酒就打我，我身上都是伤');
    expect(textOf(await world.act(hurt, () => hurt.pressData('mediate')))).toContain('不适合调解');
    await world.press(adviser, '接手');
    expect(textOf(await world.press(adviser, '转调解'))).toContain('不能申请人民调解');

    const quiet = await world.resident();
    await world.act(quiet, () => quiet.pressData('mediate'));
    await world.steps(quiet, '=都没有', '=婚姻家庭', '张三');
    for (const skip of ['性别', '年龄', '民族', '职业', '电话', '住址', '一起申请的人']) {
      expect(skip).toBeTruthy();
      await world.press(quiet, '跳过');
    }
    await world.steps(quiet, '=个人', '赵六', '=跳过', '=跳过', '=跳过');
    const said = await world.say(quiet, '我老公经常打我，昨天又把我打伤了');
    expect(textOf(said)).toMatch(/110[\s\S]*先不走调解/);
    expect(textOf(await world.act(quiet, () => quiet.pressData('m:f-submit')))).toContain('已经提交或者取消');
    expect((await world.app.storage.mediation.list({ limit: 10, offset: 0 })).total).toBe(0);
  });

  test('the form goes back, skips, changes an answer and survives what is pressed late', async () => {
    world = await startMediationWorld();
    const resident = await world.resident();
    await world.act(resident, () => resident.pressData('mediate'));
    await world.steps(resident, '=都没有', '=合同');
    await world.press(resident, '上一步');
    await world.press(resident, '物业');
    expect(textOf(await world.press(resident, '合同'))).toContain('您的姓名是');
    await world.steps(resident, '王五', '=女');
    expect(textOf(await world.say(resident, '不告诉你'))).toContain('请写一个数字');
    expect(textOf(await world.press(resident, '不申请了'))).toContain('都没有保存');
    expect(textOf(await world.say(resident, '房东不退押金怎么办'))).toContain('简单说');
  });

  test('a case and a consultation of one’s own at the same time are never mixed up', async () => {
    world = await startMediationWorld();
    const mediator = await world.adviser('mediator-xinghe');
    const adviser = await world.adviser('adviser-xinghe');
    const applicant = await world.applicant();
    await world.press(mediator, '受理');
    await world.say(applicant, '转人工');
    await world.press(adviser, '接手');
    await world.say(applicant, '这句给律师');
    expect(world.seen(adviser)).toContain('这句给律师');
    expect(world.seen(mediator)).not.toContain('这句给律师');
    await world.steps(applicant, '=只跟调解员说', '这句给调解员');
    expect(world.seen(mediator)).toContain('这句给调解员');
    expect(world.seen(adviser)).not.toContain('这句给调解员');
    await world.steps(applicant, '=离开调解', '这句又给律师');
    expect(world.seen(adviser)).toContain('这句又给律师');
    expect(world.seen(mediator)).not.toContain('这句又给律师');
  });

  test('nobody answers the card: it goes up the line, staff hear when nobody is left', async () => {
    world = await startMediationWorld();
    const street = await world.adviser('mediator-street-1');
    const clerk = await world.adviser('staff-xinghe');
    await world.applicant();
    expect(world.seen(street)).not.toContain('新的调解申请');
    await world.pass(8 * 60);
    expect(world.seen(street)).toContain('新的调解申请');
    await world.pass(24 * 60);
    expect(world.seen(clerk)).not.toContain('没有调解员能接');
    await world.pass(24 * 60);
    expect(world.seen(clerk)).toContain('没有调解员能接，请指派');
  });
});
