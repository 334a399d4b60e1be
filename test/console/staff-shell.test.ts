import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, serveHttp } from '../../src/http/serve-http.ts';
import { builtPage, findBrowser, launch, type Visit, visit } from '../support/browser.ts';
import { type StaffWorld, staffWorld } from '../support/staff-world.ts';

const chromium = findBrowser();
/** Set SCREENSHOTS to a folder to look at the pages. */
const shots = process.env.SCREENSHOTS;
if (shots) mkdirSync(shots, { recursive: true });

describe.skipIf(!chromium)('the console in a browser', () => {
  let browser: Browser;
  let pageDir: string;
  let world: StaffWorld;
  let server: RunningServer;
  const visits: Visit[] = [];

  beforeAll(async () => {
    pageDir = await builtPage();
    browser = await launch(chromium!);
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    world = await staffWorld({ http: { pageDir }, console: { trustedProxies: 0 } });
    server = await serveHttp(world.app, 0);
  });
  afterEach(async () => {
    for (const { context, complaints } of visits.splice(0)) {
      await context.close();
      expect(complaints).toEqual([]);
    }
    await server.close();
    await world.close();
  });

  const come = async (path: string, width = 1440): Promise<Page> => {
    const visited = await visit(browser, server.url + path, { width });
    visits.push(visited);
    return visited.page;
  };
  const shot = async (page: Page, name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };
  const signIn = async (page: Page, name: string, password: string) => {
    await page.getByLabel('登录名').fill(name);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  };
  const choose = async (page: Page, old: string, fresh: string) => {
    await page.getByLabel('一次性密码').fill(old);
    await page.getByLabel('新密码').fill(fresh);
    await page.getByLabel('再输一次').fill(fresh);
    await page.getByRole('button', { name: '保存并进入' }).click();
  };
  const FRESH = '三只猫 在树下 乘凉';

  it.each([1440, 360])(
    'leads the first administrator from the one-time password to the pages at %i px',
    async (width) => {
      const first = (await world.staff.firstAdministrator())!;
      const page = await come('/console', width);
      await page.getByRole('heading', { name: '示例街道公共法律服务工作平台' }).waitFor();
      await shot(page, `sign-in-${width}`);
      await signIn(page, 'admin', 'wrong');
      await page.getByRole('alert').getByText('登录名或密码不对').waitFor();
      await signIn(page, 'admin', first.password);
      await page.getByRole('heading', { name: '设一个自己的密码' }).waitFor();
      await shot(page, `choose-${width}`);
      await choose(page, first.password, 'password1234');
      await page.getByRole('alert').getByText('太容易猜到').waitFor();
      await choose(page, first.password, FRESH);
      await page.getByRole('heading', { name: '账号', exact: true }).waitFor();

      await page.goto(`${server.url}/console/accounts?search=星河`);
      await page.getByText('曹实').waitFor();
      await shot(page, `accounts-${width}`);
      await page.getByRole('button', { name: '建账号' }).first().click();
      await page.getByRole('dialog').getByText('只显示这一次').waitFor();
      await shot(page, `once-${width}`);
      await page.getByRole('button', { name: '已交给本人' }).click();
      await page.getByText('还没改一次性密码').waitFor();

      await page.goto(`${server.url}/console/audit`);
      await page.getByText('登录失败').first().waitFor();
      await shot(page, `audit-${width}`);
      if (width < 720) {
        await page.getByRole('button', { name: '菜单' }).click();
        await page.getByRole('dialog').getByRole('link', { name: '账号' }).waitFor();
        await shot(page, `menu-${width}`);
        await page.keyboard.press('Escape');
      }
      await page.goto(`${server.url}/console/me`);
      await page.getByRole('button', { name: '打开两步验证' }).click();
      await page.locator('.qr').waitFor();
      await shot(page, `me-${width}`);
      // Nothing is wider than the screen.
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide).toBe(false);
    },
  );
});
