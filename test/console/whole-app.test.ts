import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { visitors } from '../support/visitors.ts';
import { startWholeApp } from '../support/whole-app.ts';

const chromium = findBrowser();

describe.skipIf(!chromium)('a resident in the browser, with the whole app behind the page', () => {
  // As from a fresh clone: nothing is connected.
  const visit = visitors(async (pageDir) => {
    const { app, close } = await startWholeApp({ TELEGRAM_BOT_TOKEN: '' }, { pageDir });
    return { http: app.http, close };
  });
  const come = async (): Promise<Page> => {
    const page = await visit.come('/', { width: 360 });
    await page.waitForSelector('#question');
    return page;
  };
  const ask = async (page: Page, words: string) => {
    await page.fill('#question', words);
    await page.keyboard.press('Enter');
  };

  it('chooses a community, asks, and is told what to do and where in it, by articles that open', async () => {
    const page = await come();
    await page.getByRole('button', { name: /先选您的社区/ }).click();
    const community = page.locator('.areas button').first();
    const name = await community.innerText();
    await community.click();
    await page.locator('.header-area', { hasText: name }).waitFor();
    await ask(page, '楼上漏水把我家天花板泡了，他不管怎么办');
    await page.locator('.answer').waitFor();
    const answer = await page.locator('.answer').innerText();
    expect(answer).toContain('简单说');
    expect(answer).toContain(name);
    await page.locator('.cite-law').first().click();
    await page.locator('dialog[open] .gist').waitFor();
    expect(await page.locator('dialog[open]').innerText()).toMatch(/《.+》第.+条/);
  });

  it('is given the numbers to ring before anything else when in danger', async () => {
    const page = await come();
    await ask(page, '我老公打我，我现在很害怕');
    await page
      .getByRole('alert')
      .getByRole('link', { name: /拨打 110/ })
      .waitFor();
  });

  it('sees the consultation under 我的 with its number, and nothing of it after erasing', async () => {
    const page = await come();
    await ask(page, '老板拖欠工资三个月了怎么办');
    await page.locator('.answer').waitFor();
    await page.getByRole('button', { name: '我的', exact: true }).click();
    await page
      .locator('.consultations')
      .getByText(/\d{4}-\d{6}/)
      .waitFor();
    await page.getByRole('button', { name: '我的调解' }).click();
    await page.getByText('您还没有调解案').waitFor();
    await page.getByRole('button', { name: '我的', exact: true }).click();
    await page.getByRole('button', { name: '删除我的记录' }).click();
    await page.getByRole('button', { name: '确定删除' }).click();
    await page.getByText('您的记录已经删除。').waitFor();
    await page.reload();
    await page.locator('.topics').waitFor();
    expect(await page.locator('.message').count()).toBe(0);
    await ask(page, '你好');
    await page.locator('.theirs:not(.working)').waitFor();
    expect(await page.locator('.message').count()).toBe(2);
  });
});
