/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { builtPage, findBrowser } from '../support/browser.ts';
import { ask, residentPage } from '../support/resident-page.ts';

describe.skipIf(!findBrowser())('the resident page', () => {
  const { come } = residentPage();

  it('answers a common topic by one press, with every part a person needs', async () => {
    const { page } = await come();
    await page.getByRole('button', { name: '楼上漏水' }).click();
    await page.waitForSelector('.answer');
    const shown = await page.locator('.answer').innerText();
    const parts = ['简单说', '怎么做', '法律依据', '注意时间', '带什么', '费用', '去哪里', '仅供参考'];
    const places = parts.map((part) => shown.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(await page.locator('.answer a[href^="tel:"]').count()).toBeGreaterThan(0);
  });

  it('opens a citation to the article with statute, version and date, and gives the focus back', async () => {
    const { page } = await come();
    await ask(page, '楼上漏水');
    const cite = page.getByRole('button', { name: '打开依据：《示例法》第二百九十六条' }).first();
    await cite.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('造成损害的，应当赔偿。').waitFor();
    const shown = await drawer.innerText();
    expect(shown).toContain('《示例法》第296条');
    expect(shown).toContain('2021年1月1日起施行');
    expect(shown).toContain('现行有效');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(await cite.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('keeps the conversation and what was pressed over a reload', async () => {
    const { page } = await come();
    await ask(page, '楼上漏水');
    await page.getByRole('button', { name: '有用', exact: true }).click();
    await page.getByText('谢谢您的评价。').waitFor();
    await page.reload();
    await page.waitForSelector('.answer');
    expect(await page.locator('.message').count()).toBe(3);
    expect(await page.getByRole('button', { name: '有用', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    );
  });

  it('writes with the keyboard alone: Shift+Enter breaks the line, Enter sends', async () => {
    const { page, fake } = await come({ width: 1280 });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('回声一');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('二');
    await page.keyboard.press('Enter');
    await vi.waitFor(() => expect(fake.incoming[0]?.content).toEqual({ type: 'text', text: '回声一\n二' }));
    await page.locator('.theirs').waitFor();
  });

  it('puts the numbers to ring first in an emergency', async () => {
    const { page } = await come();
    await ask(page, '他打我');
    const card = page.getByRole('alert');
    await card.waitFor();
    expect(await card.getByRole('link', { name: '拨打 110（报警）' }).getAttribute('href')).toBe('tel:110');
    expect((await card.getByRole('link').first().boundingBox())!.height).toBeGreaterThan(48);
  });

  it('remembers the community', async () => {
    const { page } = await come();
    await page.getByRole('button', { name: /先选您的社区/ }).click();
    await page.getByRole('button', { name: '杨柳社区' }).click();
    await page.locator('.header-area', { hasText: '杨柳社区' }).waitFor();
    await page.getByText('记下了。').waitFor();
    expect(await page.locator('.mine').innerText()).toContain('杨柳社区');
  });

  it('sends photos with words', async () => {
    const { page, fake } = await come();
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await page.setInputFiles('input[type=file]', { name: '天花板.png', mimeType: 'image/png', buffer: png });
    await page.fill('#question', '泡成这样');
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByText('收到您发来的文件。').waitFor();
    expect(fake.incoming[0]?.content).toMatchObject({
      type: 'file',
      caption: '泡成这样',
      files: [{ name: '天花板.png' }],
    });
    expect(await page.locator('.mine').innerText()).toContain('天花板.png');
  });

  it('hands the resident their record, and erases it after asking', async () => {
    const { page, fake } = await come();
    await ask(page, '回声 6');
    await page.locator('.theirs').waitFor();
    await page.getByRole('button', { name: '我的', exact: true }).click();
    await page.getByRole('button', { name: '导出我的记录' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载 我的记录.json' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toBe('{"a":1}');

    await page.getByRole('button', { name: '我的', exact: true }).click();
    await page.getByRole('button', { name: '删除我的记录' }).click();
    await page.getByRole('button', { name: '不删' }).click();
    expect(fake.incoming.map((one) => one.content)).not.toContainEqual({
      type: 'action',
      action: 'erase-sure',
    });
    await page.getByRole('button', { name: '删除我的记录' }).click();
    await page.getByRole('button', { name: '确定删除' }).click();
    await vi.waitFor(() =>
      expect(fake.incoming.at(-1)?.content).toEqual({ type: 'action', action: 'erase-sure' }),
    );
    await page.getByText('您的记录已经删除。').waitFor();
    await page.getByRole('heading', { name: '您好，遇到什么事了？' }).waitFor();
    await ask(page, '回声 9');
    await page.locator('.theirs', { hasText: '回声 9' }).waitFor();
    expect(await page.locator('.message').count()).toBe(2);
  });

  it('shows what is written as text, never as markup', async () => {
    const { page } = await come();
    await ask(page, '回声 <img src=x onerror="document.title=1"><script>document.title=2</script>');
    await page.locator('.theirs').waitFor();
    expect(await page.locator('.message img, .message script').count()).toBe(0);
    expect(await page.title()).toBe('法邻 · 示例街道法律咨询');
  });

  it.each([
    ['360 px', 360],
    ['1280 px', 1280],
  ])('never scrolls sideways at %s, in any size of type', async (_what, width) => {
    const { page } = await come({ width });
    await ask(page, `回声${'长'.repeat(30)}${'x'.repeat(300)}`);
    await ask(page, '楼上漏水');
    await page.waitForSelector('.answer');
    for (const size of ['标准', '大', '特大']) {
      await page.getByRole('button', { name: '字号' }).click();
      await page.getByRole('radio', { name: size, exact: true }).check();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
    }
    expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('25px');
  });

  it('loads in under 250 kB of compressed code', async () => {
    const { page } = await come();
    const assets = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
    );
    const code = assets.filter((path) => /^\/assets\/.*\.(js|css)$/.test(path));
    const folder = await builtPage();
    const bytes = code.reduce((sum, path) => sum + readFileSync(`${folder}${path}.gz`).length, 0);
    expect(code.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(250 * 1024);
  });
});
