import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accountIn } from '../support/accounts.ts';
import { findBrowser } from '../support/browser.ts';
import { shots, visitors } from '../support/visitors.ts';
import { startWholeApp, type WholeApp } from '../support/whole-app.ts';

const chromium = findBrowser();
const KEY = 'sk-never-shown-on-any-page';

describe.skipIf(!chromium)('值班与人员 and 设置与运行 in a browser, with the whole app behind them', () => {
  let world: WholeApp;
  const { url, come, shot } = visitors(async (pageDir) => {
    world = await startWholeApp({ TELEGRAM_BOT_TOKEN: '', OPENAI_API_KEY: KEY }, { pageDir });
    for (const person of ['admin', 'adviser-xinghe']) await accountIn(world.app, person);
    return { http: world.app.http, close: world.close };
  });
  const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

  it('puts a stand-in on the calendar for somebody’s leave, and undoes it', async () => {
    const page = await come('/console/people?day=2027-03-03&area=xinghe', { as: 'admin' });
    await page.locator('.calendar > li').first().waitFor();
    await shot(page, 'roster-1440');
    await page.getByRole('button', { name: '登记请假' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('谁请假').fill('吴暖');
    await page.getByTitle('吴暖（样例）').click();
    await dialog.getByLabel('从哪天').fill('2027-03-04');
    await dialog.getByLabel('到哪天').fill('2027-03-05');
    await dialog.getByLabel('谁替班').fill('周和');
    await page.getByTitle('周和（样例）').click();
    await dialog.getByText('会改 2 天的值班').waitFor();
    await shot(page, 'leave-1440');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    const thursday = page.locator('.calendar > li', { hasText: '3月4日' });
    await thursday.getByText('周和（样例）').waitFor();
    expect(await thursday.getByText('吴暖（样例）').count()).toBe(0);
    // The others of that day stay as they were.
    await thursday.getByText('顾明（样例）').first().waitFor();
    expect(readFileSync(join(world.dataDir, 'knowledge/directory/duty.yaml'), 'utf8')).toContain(
      '2027-03-04',
    );

    await page.getByRole('tab', { name: '改动记录' }).click();
    await page.getByRole('button', { name: '撤销到这次之前' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销到这次之前' }).click();
    await page.getByText('撤销到「').waitFor();
    await shot(page, 'history-1440');
    expect(readdirSync(join(world.dataDir, 'knowledge/directory'))).toEqual(['.history']);
  });

  it('adds a person and gives them a code for Telegram', async () => {
    const page = await come('/console/people?tab=people', { as: 'admin' });
    await page.getByText('共 24 条').waitFor();
    await shot(page, 'persons-1440');
    await page.getByRole('button', { name: '添加人员' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('林新');
    await dialog.getByLabel('代号').fill('Lin Xin');
    await dialog.getByLabel('负责的区域').click();
    await page.locator('.ant-select-tree-title', { hasText: '星河社区' }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByText('代号只用小写字母').waitFor();
    await dialog.getByLabel('代号').fill('lin-xin');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(world.app.mind().sources.knowledge.directory.people.at(-1)).toMatchObject({
      id: 'lin-xin',
      areas: ['xinghe'],
      role: 'adviser',
    });
    await page.getByLabel('搜姓名、单位、电话、擅长').fill('林新');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '林新 更多' }).click();
    await page.getByRole('menuitem', { name: '开绑定码' }).click();
    await page.getByText(/\/bind [A-Z2-9]{8}/).waitFor();
    await shot(page, 'bind-code-1440');
    await page.getByRole('button', { name: '已交给本人' }).click();
  });

  it('shows an adviser their own community, with nothing to change', async () => {
    const page = await come('/console/people', { as: 'adviser-xinghe', width: 360 });
    await page.locator('.calendar > li').first().waitFor();
    await shot(page, 'roster-360');
    expect(await page.getByRole('button', { name: '每周值班' }).count()).toBe(0);
    expect(await page.getByText('和平里社区').count()).toBe(0);
    expect(await wide(page)).toBe(false);
    await page.goto(`${url()}/console/people?tab=people`);
    await page.locator('.card').first().waitFor();
    await shot(page, 'persons-360');
    expect(await wide(page)).toBe(false);
    await page.goto(`${url()}/console/settings`);
    await page.getByText('没有这项权限').waitFor();
  });

  it('shows the administrator how the service runs without a secret, and makes a backup', async () => {
    const page = await come('/console/settings', { as: 'admin' });
    await page.getByText('内置 SQLite').waitFor();
    await shot(page, 'running-1440');
    await page.getByRole('tab', { name: '设置' }).click();
    await page.getByText('OPENAI_API_KEY').waitFor();
    await shot(page, 'settings-1440');
    expect(await page.content()).not.toContain(KEY);
    await page.getByRole('tab', { name: '备份' }).click();
    await page.getByText('还没有备份').waitFor();
    await page.getByRole('button', { name: '现在备份' }).click();
    await page.getByText('备份做好了').waitFor();
    const [name] = readdirSync(join(world.dataDir, 'backups')).filter((file) => file.endsWith('.tar.gz'));
    await page.getByText(name!).waitFor();
    await shot(page, 'backups-1440');
    const sum = readFileSync(join(world.dataDir, 'backups', `${name}.sha256`), 'utf8').slice(0, 64);
    await page.getByText(sum).waitFor();
    const file = await page.request.get(`${url()}/api/console/settings/backups/${name}`);
    expect(file.status()).toBe(404);
  });

  it.runIf(shots)('is looked at', async () => {
    const page = await come('/console/people?view=month', { as: 'admin' });
    await page.locator('.page-header').waitFor();
    for (const [name, path] of [
      ['month', 'people?view=month&area=xinghe'],
      ['areas', 'people?tab=areas'],
      ['rooms', 'people?tab=rooms'],
      ['holidays', 'people?tab=holidays'],
      ['roster-all', 'people'],
      ['running', 'settings'],
      ['in-force', 'settings?tab=settings'],
      ['backups-list', 'settings?tab=backups'],
    ] as const) {
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${url()}/console/${path}`);
        await page.waitForLoadState('networkidle');
        await page.locator('.panel').first().waitFor();
        await shot(page, `${name}-${width}`);
        expect([name, width, await wide(page)]).toEqual([name, width, false]);
      }
    }
  });
});
