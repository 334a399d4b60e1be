import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeTurn } from '../../src/consultation/flow.ts';
import { loneTurn } from '../../src/consultation/turns/lone-turn.ts';
import type { AreaId } from '../../src/core/ids.ts';
import { parseArticleNumber } from '../../src/knowledge/statutes/article-number.ts';
import { startWholeApp, type WholeApp } from '../support/whole-app.ts';

/** What residents ask most, as they put it, and words the right answer cannot do without. */
const QUESTIONS: readonly (readonly [question: string, needs: RegExp])[] = [
  ['两口子过不下去了想离婚，怎么办手续', /冷静期|登记/],
  ['我要离婚他死活不同意', /起诉|法院/],
  ['离婚后孩子爸爸不给抚养费', /抚养费/],
  ['给了十万彩礼没结成婚能要回来吗', /彩礼/],
  ['老板拖欠我三个月工资不给', /劳动监察|仲裁/],
  ['工地包工头跑了，我们十几个人的工钱怎么要', /总包|施工总承包|劳动监察/],
  ['上班摔断了腿单位不管', /工伤认定/],
  ['干了半年没签合同把我辞了', /二倍|两倍|双倍|赔偿金/],
  ['朋友借钱不还，没有借条只有微信转账', /转账|聊天/],
  ['退租了房东不退押金', /押金/],
  ['楼上漏水把我家泡了', /鉴定|物业/],
  ['物业服务太差，物业费能不交吗', /物业/],
  ['楼上天天半夜蹦迪吵死了', /噪|劝阻/],
  ['邻居家狗把我咬了', /饲养|狂犬|动物|疫苗/],
  ['骑电动车被汽车撞了对方全责怎么赔', /保险|交强险/],
  ['网上买的衣服不想要了商家不给退', /七日|七天|7天/],
  ['买到过期食品能赔多少', /十倍|一千/],
  ['刷单被骗了两万块', /110|96110|报警/],
  ['我想自己写个遗嘱怎么写才有效', /签名|签字/],
  ['我爸去世了没留遗嘱房子怎么分', /配偶|继承/],
  ['儿子不管我，我七十多了怎么办', /赡养/],
  ['房子要拆迁补偿太低了不想签', /补偿/],
  ['村里要把我家承包地收回去', /承包/],
  ['没钱请律师怎么申请法律援助', /法律援助/],
  ['和邻居闹矛盾想找人调解一下', /调解/],
  ['劳动仲裁怎么申请要花钱吗', /仲裁/],
  ['我要去法院告他，流程怎么走', /起诉状|立案/],
  ['楼上扔东西砸到人了', /抛物|公安|报警/],
  ['健身房卡还没用完就关门了', /预付|退/],
  ['有人在业主群里造谣骂我', /名誉/],
  ['跟人打架被打伤了对方不赔钱', /报警|伤/],
  ['单位一直没给我交社保', /社保|社会保险/],
  ['邻居把杂物堆在楼道堵着门', /楼道|通行|通道/],
  ['家里困难想申请低保', /低保/],
];

let whole: WholeApp;
beforeAll(async () => {
  whole = await startWholeApp();
});
afterAll(() => whole.close());

describe('the questions residents ask most, on a fresh clone with no statutes, no model and no network', () => {
  test.each(QUESTIONS)('%s', async (question, needs) => {
    const { flow } = whole.app;
    const result = await takeTurn(flow, loneTurn(question, flow.clock.now(), 'xinghe' as AreaId));
    const bodies = result.replies('2026-000001').map((reply) => reply.body);
    const answer = bodies.flatMap((body) => (body.type === 'answer' ? [body.answer] : []))[0];
    const emergency = bodies.some((body) => body.type === 'emergency');
    if (emergency) {
      expect(JSON.stringify(bodies)).toMatch(needs);
      return;
    }
    expect(answer, JSON.stringify(result.record)).toBeDefined();
    expect(answer!.steps.length).toBeGreaterThanOrEqual(3);
    expect(answer!.places.length).toBeGreaterThanOrEqual(1);
    expect(
      [answer!.title, ...[...answer!.short, ...answer!.steps].map((claim) => claim.text)].join('\n'),
    ).toMatch(needs);
    // Every citation opens: to the digest and where the official text is, since no statutes are installed.
    expect(answer!.citations.length).toBeGreaterThanOrEqual(1);
    for (const { statute, article, passageId } of answer!.citations) {
      const opened =
        statute !== undefined && article !== undefined
          ? flow.sources().open({ statute, number: parseArticleNumber(article)! }, flow.today())?.gist
          : flow.sources().passage(passageId)?.body;
      expect(opened, `${statute}${article}`).toBeTruthy();
    }
  });
});

/** Words as they are typed into a chat, and a guide that must be among what they are asked back. */
const WORDS: readonly (readonly [words: string, guide: string])[] = [
  ['离婚', 'divorce-by-agreement'],
  ['工伤', 'work-injury'],
  ['狗咬人', 'dog-bite'],
  ['超市摔了', 'fall-in-shop-or-public-place'],
  ['产假多少天', 'pregnancy-and-maternity'],
];

describe('a word or two', () => {
  test.each(WORDS)('%s is answered or asked back, and calls nobody', async (words, guide) => {
    const { flow } = whole.app;
    const result = await takeTurn(flow, loneTurn(words, flow.clock.now(), 'xinghe' as AreaId));
    const shown = result.replies('2026-000001');
    const { title } = whole.app.mind().sources.guide(guide)!;
    expect(JSON.stringify(shown)).toContain(title);
    expect(result.handoff).toBeUndefined();
  });
});
