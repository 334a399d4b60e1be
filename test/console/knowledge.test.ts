import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { accountIn } from '../support/sign-in-page.ts';
import { visitors } from '../support/visitors.ts';
import { webClient } from '../support/web-client.ts';
import { startWholeApp, type WholeApp } from '../support/whole-app.ts';

const chromium = findBrowser();

const QUESTION = '老年食堂怎么办就餐卡';

describe.skipIf(!chromium)('the knowledge pages, with the whole app behind them', () => {
  let world: WholeApp;
  const { url, shot, ...visit } = visitors(async (pageDir) => {
    world = await startWholeApp({ TRUSTED_PROXIES: '0' }, { pageDir });
    for (const person of ['staff-street-1', 'mediator-street-1']) await accountIn(world.app, person);
    return { http: world.app.http, close: world.close };
  });
  const come = async (path: string, as: string, width = 1440): Promise<Page> => {
    const page = await visit.come(path, { as, width });
    page.setDefaultTimeout(25_000);
    return page;
  };
  /** What a resident hears, as text. */
  const ask = async (text: string): Promise<string> => {
    const client = await webClient(world.app.http);
    const sent = await client.post('/api/messages', { clientId: crypto.randomUUID(), text });
    expect(sent.status).toBeLessThan(300);
    await world.app.idle();
    return (await client.call('/api/messages')).text();
  };

  it('lead from a question without an answer to a guide that answers it', async () => {
    expect(await ask(QUESTION)).not.toContain('带身份证到社区');
    expect(await ask(QUESTION)).not.toContain('带身份证到社区');

    const page = await come('/console/knowledge/questions', 'staff-street-1');
    await page.getByText('2 个问题，1 组').waitFor();
    await page.getByText('没有找到依据 2').waitFor();
    await shot(page, 'questions-1440');

    await page.getByRole('button', { name: '起草指南' }).click();
    await page.getByText('标题、类别和问法已经填好').waitFor();
    await page.getByLabel('标题').fill('老年食堂就餐卡');
    await page.getByLabel('编号').fill('canteen-card');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('问法至少要写三句').waitFor();
    await shot(page, 'draft-1440');
    await page
      .getByLabel('居民会怎么问')
      .fill([QUESTION, '老年食堂吃饭要办卡吗', '食堂饭卡在哪办'].join('\n'));
    await page.getByLabel('简单说').fill('带身份证到社区服务大厅办，当场拿卡。');
    await page.getByLabel('怎么做').fill('1. 带身份证到社区服务大厅。\n2. 填表、拍照，当场领卡。');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '老年食堂就餐卡' }).waitFor();
    await page.getByText('施勤').first().waitFor();
    await shot(page, 'guide-1440');

    expect(await ask(QUESTION)).toContain('带身份证到社区');

    await page.goto(`${url()}/console/knowledge/try?question=${QUESTION}`);
    await page.getByRole('button', { name: '测试' }).click();
    await page.getByText('直接回答').waitFor();
    await page.getByText('100%').first().waitFor();
    await page.getByText('为什么排在这里').first().click();
    await shot(page, 'try-1440');
  }, 120_000);

  it('show a mediator what the bot knows, and neither residents’ words nor a way to change it', async () => {
    const page = await come('/console/knowledge', 'mediator-street-1', 360);
    await page.getByRole('heading', { name: '知识库' }).waitFor();
    await page.locator('.card').first().waitFor();
    await shot(page, 'guides-360');
    expect(await page.getByRole('link', { name: '没答上来的' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: '新写一份指南' }).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    const status = await page.evaluate(async () => {
      const days = 'from=2026-01-01&until=2026-12-31';
      const session = await fetch('/api/console/session');
      const { csrf } = (await session.json()) as { csrf: string };
      const write = (path: string, method: string, body: unknown) =>
        fetch(`/api/console/knowledge/${path}`, {
          method,
          headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
          body: JSON.stringify(body),
        });
      const answers = [
        await fetch(`/api/console/knowledge/questions?${days}`),
        await fetch(`/api/console/knowledge/questions/export?${days}`),
        await write('guides/wage-arrears', 'PUT', {}),
        await write('guides/wage-arrears/undo', 'POST', { version: null, revision: '' }),
        await write('draft', 'POST', { topic: '邻里', questions: ['x'] }),
      ];
      return answers.map(({ status }) => status);
    });
    expect(status).toEqual([403, 403, 403, 403, 403]);
  }, 60_000);
});
