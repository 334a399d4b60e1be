import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { accountIn } from '../support/accounts.ts';
import { findBrowser } from '../support/browser.ts';
import { signInPage } from '../support/sign-in-page.ts';
import { visitors } from '../support/visitors.ts';
import { startWholeApp, type WholeApp } from '../support/whole-app.ts';

// Three browsers and the whole service, step after step.
vi.setConfig({ testTimeout: 180_000 });

const chromium = findBrowser();

const PUBLIC = 'http://falin.example';

describe.skipIf(!chromium)('调解 in a browser, with the whole service behind it', () => {
  let world: WholeApp;
  const { url, come, shot } = visitors(async (pageDir) => {
    world = await startWholeApp({ PUBLIC_URL: PUBLIC }, { pageDir });
    return { http: world.app.http, close: world.close };
  });
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click();
  const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();

  /** Sends this side its invitation, and opens the link as they would on their phone. */
  async function invite(page: Page, which: number): Promise<Page> {
    await page.locator('.party').nth(which).getByRole('button', { name: '发邀请', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const link = await dialog.locator('.link-url').first().innerText();
    if (which === 0) await shot(page, 'mediation-invitation-1440');
    await dialog.getByRole('button', { name: '知道了' }).click();
    const side = await come(link.trim().replace(PUBLIC, ''), { width: 360 });
    await press(side, '是我，继续');
    await press(side, '同意调解');
    await side.getByText('记下了，您同意调解').waitFor();
    return side;
  }

  /** 我确认, and the code that this side alone was shown. */
  async function confirm(side: Page) {
    await press(side, '我确认');
    const told = await side
      .getByText(/确认码是 \d{6}/)
      .last()
      .innerText();
    await side.fill('#question', /确认码是 (\d{6})/.exec(told)![1]!);
    await side.keyboard.press('Enter');
    await side.getByText('您确认了协议').waitFor();
  }

  it('opens a case, brings both sides in by link, talks apart, and has the agreement confirmed and printed', async () => {
    const page = await come('/console/mediations');
    await signInPage(page, await accountIn(world.app, 'mediator-xinghe'));
    await page.getByText('还没有调解案件').waitFor();
    await press(page, '立案');
    const form = page.getByRole('dialog');
    await form.getByLabel('纠纷类型').click();
    await page.getByTitle('邻里', { exact: true }).click();
    await form.getByLabel('姓名或名称').nth(0).fill('王五');
    await form.getByLabel('姓名或名称').nth(1).fill('李四');
    await form.getByLabel('事情经过').fill('楼上水管漏水，泡了楼下天花板，网格员巡查时发现。');
    await form.getByLabel('请求或者要解决的问题').fill('赔修理费，把水管修好');
    await form.getByLabel('涉及金额（元）').fill('5000');
    await shot(page, 'mediation-new-1440');
    await form.getByRole('button', { name: '立案' }).click();
    await page.getByRole('heading', { name: /第1号/ }).waitFor();

    // Only what the state allows is offered.
    expect(await page.getByRole('button', { name: '归档' }).count()).toBe(0);
    await press(page, '受理');
    await page.getByRole('dialog').getByRole('button', { name: '受理' }).click();
    await page.getByRole('heading', { name: /征求意见/ }).waitFor();

    const applicant = await invite(page, 0);
    const other = await invite(page, 1);
    // By itself, without a reload.
    await page.getByRole('heading', { name: /调解中/ }).waitFor();
    await shot(page, 'mediation-case-1440');

    await tab(page, '会谈');
    await press(page, '开始调解会');
    await page.getByText('各方和调解员都看得到').waitFor();
    await page.getByRole('textbox', { name: '内容', exact: true }).fill('请双方先说说想法');
    await press(page, '发给各方');
    await other.getByText('请双方先说说想法').waitFor();
    await page.getByText('单独和被申请人李四').click();
    await page.getByText('背靠背：只有被申请人李四和调解员看得到').waitFor();
    await page.getByRole('textbox', { name: '内容', exact: true }).fill('您看赔三千五行不行');
    await shot(page, 'mediation-private-1440');
    await press(page, '只发给被申请人李四');
    await other.getByText('您看赔三千五行不行').waitFor();
    await page.locator('.word').getByText('您看赔三千五行不行').waitFor();
    // What one side was told apart stands neither on the other's page nor among what all were told.
    await page.getByText('各方', { exact: true }).click();
    await page.locator('.word').getByText('请双方先说说想法').waitFor();
    expect(await page.locator('.word').getByText('三千五').count()).toBe(0);
    await applicant.getByText('请双方先说说想法').waitFor();
    expect(await applicant.getByText('三千五').count()).toBe(0);

    await tab(page, '协议');
    await press(page, '拟协议');
    await page.getByLabel('做什么').fill('赔偿天花板修理费');
    await page.getByLabel('金额（元）').fill('3500');
    await shot(page, 'mediation-editor-1440');
    await press(page, '发给各方确认');
    await page.getByText('第 1 稿').waitFor();
    await confirm(applicant);
    await page.getByText(/确认$/).first().waitFor();
    await confirm(other);
    await page.getByRole('heading', { name: /达成协议/ }).waitFor();
    await shot(page, 'mediation-agreed-1440');

    await tab(page, '文书');
    await shot(page, 'mediation-papers-1440');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 Word 人民调解协议书' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^人民调解协议书.*\.docx$/);
    const print = page.getByRole('link', { name: '打印 人民调解协议书' });
    const [paper] = await Promise.all([page.context().waitForEvent('page'), print.click()]);
    await paper.getByText('赔偿天花板修理费').first().waitFor();
    // The content policy let the paper's own styles in.
    expect(
      await paper
        .locator('.sheet')
        .first()
        .evaluate((el) => getComputedStyle(el).backgroundColor),
    ).toBe('rgb(255, 255, 255)');
    await paper.close();

    await tab(page, '履行与回访');
    await page.getByText(/双方一起申请，最晚/).waitFor();
    await shot(page, 'mediation-after-1440');
    await tab(page, '经过');
    await page.getByText('各方都确认协议').waitFor();
    await shot(page, 'mediation-story-1440');

    await page.goto(`${url()}/console/mediations`);
    await page.getByRole('link', { name: /王五 与 李四/ }).waitFor();
    await shot(page, 'mediation-board-1440');
    await page.goto(`${url()}/console/mediations?view=table&state=agreed&disputeType=邻里`);
    await page.getByText('共 1 条').waitFor();
    await shot(page, 'mediation-table-1440');
    await page.goto(`${url()}/console/mediations?view=table&overdue=1`);
    await page.getByText('没有符合条件的记录').waitFor();

    await page.setViewportSize({ width: 360, height: 740 });
    for (const [name, path] of [
      ['board', ''],
      ['table', '?view=table'],
      ['case', '/2026-1'],
      ['room', '/2026-1?tab=room'],
      ['after', '/2026-1?tab=after'],
    ] as const) {
      await page.goto(`${url()}/console/mediations${path}`.replace('2026', String(new Date().getFullYear())));
      await page
        .getByText(/王五|李四/)
        .first()
        .waitFor();
      await shot(page, `mediation-${name}-360`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    }
  });

  it('takes in what a side without a phone signed on paper, with its day and who entered it', async () => {
    const page = await come('/console/mediations');
    await signInPage(page, await accountIn(world.app, 'mediator-heping'));
    await page.getByRole('heading', { name: '调解', exact: true }).waitFor();
    const key = await page.evaluate(async () => {
      const { csrf } = (await (await fetch('/api/console/session')).json()) as { csrf: string };
      const post = async (path: string, body: unknown) =>
        (await (
          await fetch(`/api/console/mediation/cases${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
            body: JSON.stringify(body),
          })
        ).json()) as { case: { key: string } };
      const opened = await post('', {
        ...{ source: 'found', disputeType: '邻里', area: 'heping' },
        ...{ facts: '楼道堆放纸箱，走不过去。', claims: '把楼道清出来' },
        applicants: [{ name: '赵一', kind: 'person' }],
        respondents: [{ name: '钱二', kind: 'person' }],
      });
      return opened.case.key;
    });
    await page.goto(`${url()}/console/mediations/${key}`);
    await press(page, '受理');
    await page.getByRole('dialog').getByRole('button', { name: '受理' }).click();
    await page.getByRole('heading', { name: /征求意见/ }).waitFor();

    const sign = async (button: string, which: number) => {
      await page.getByRole('button', { name: button }).nth(which).click();
      const dialog = page.getByRole('dialog');
      await shot(page, `mediation-paper-${button}-1440`);
      await dialog.getByRole('button', { name: '记下' }).click();
      await dialog.waitFor({ state: 'hidden' });
    };
    await sign('记纸质同意书', 0);
    await page.getByText(/^同意调解 · /).waitFor();
    await sign('记纸质同意书', 0);
    await page.getByRole('heading', { name: /调解中/ }).waitFor();
    expect(await page.getByRole('button', { name: '记纸质同意书' }).count()).toBe(0);

    await tab(page, '协议');
    await press(page, '拟协议');
    await page.getByLabel('做什么').fill('三天内清走楼道里的纸箱');
    await press(page, '发给各方确认');
    await page.getByText('第 1 稿').waitFor();
    await sign('记纸质签字', 1);
    await sign('记纸质签字', 0);
    await shot(page, 'mediation-paper-agreed-1440');
    await page.getByRole('heading', { name: /达成协议/ }).waitFor();
    await tab(page, '经过');
    await page.getByText('一方纸质签字，同意调解').first().waitFor();
    await page.getByText('一方在纸质协议上签字').first().waitFor();
    await shot(page, 'mediation-paper-story-1440');
  });

  it('is neither shown to the administrator nor opened at its address', async () => {
    const page = await come('/console/mediations', { width: 1280 });
    await signInPage(page, await accountIn(world.app, 'admin'));
    await page.getByText('没有这项权限').waitFor();
    expect(await page.getByRole('link', { name: '调解', exact: true }).count()).toBe(0);
    const status = await page.evaluate(async () => (await fetch('/api/console/mediation/board')).status);
    expect(status).toBe(403);
  });
});
