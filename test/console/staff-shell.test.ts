import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../support/accounts.ts';
import { findBrowser } from '../support/browser.ts';
import { type StaffWorld, staffWorld } from '../support/staff-world.ts';
import { visitors } from '../support/visitors.ts';

const chromium = findBrowser();

describe.skipIf(!chromium)('the console in a browser', () => {
  let world: StaffWorld;
  const { url, shot, come } = visitors(
    async (pageDir) => {
      world = await staffWorld({ http: { pageDir }, console: { trustedProxies: 0 } });
      return { http: world.app, close: world.close };
    },
    { each: true },
  );
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
      const page = await come('/console', { width });
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
      await page.getByRole('heading', { name: '设一个自己的密码' }).waitFor({ state: 'hidden' });
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();

      await page.goto(`${url()}/console/accounts?search=星河`);
      await page.getByText('曹实').waitFor();
      await shot(page, `accounts-${width}`);
      await page.getByRole('button', { name: '建账号' }).first().click();
      await page.getByRole('dialog').getByText('只显示这一次').waitFor();
      await shot(page, `once-${width}`);
      await page.getByRole('button', { name: '已交给本人' }).click();
      await page.getByText('还没改一次性密码').waitFor();

      await page.goto(`${url()}/console/audit`);
      await page.getByText('登录失败').first().waitFor();
      await shot(page, `audit-${width}`);
      if (width < 720) {
        await page.getByRole('button', { name: '菜单' }).click();
        await page.getByRole('dialog').getByRole('link', { name: '账号' }).waitFor();
        await shot(page, `menu-${width}`);
        await page.keyboard.press('Escape');
      }
      await page.goto(`${url()}/console/me`);
      await page.getByRole('button', { name: '打开两步验证' }).click();
      await page.locator('.qr').waitFor();
      await shot(page, `me-${width}`);
      // Nothing is wider than the screen.
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide).toBe(false);
    },
  );

  it('keeps the page and what was typed when the session ends, and goes on after signing in again', async () => {
    await world.signIn('staff-xinghe');
    const page = await come('/console/me');
    await signIn(page, 'staff-xinghe', PASSWORD);
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await page.getByLabel('新密码').fill(FRESH);
    await page.getByLabel('再输一次').fill(FRESH);
    world.clock.advance(3 * 3_600_000);
    await page.getByRole('button', { name: '保存' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('登录已过期').waitFor();
    await dialog.getByLabel('登录名').fill('staff-xinghe');
    await dialog.getByLabel('密码').fill(PASSWORD);
    await dialog.getByRole('button', { name: '登录' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('密码已修改').waitFor();
  });

  it('shows each role its own pages, and says so at an address that is not theirs', async () => {
    await world.signIn('staff-xinghe');
    const page = await come('/console/audit');
    await signIn(page, 'staff-xinghe', PASSWORD);
    await page.getByText('没有这项权限').waitFor();
    expect(await page.getByRole('link', { name: '审计' }).count()).toBe(0);
    await page.goto(`${url()}/console/nothing`);
    await page.getByText('没有这一页').waitFor();
  });

  it('finds an entry of the audit log by its address, and keeps filters through reload and back', async () => {
    const admin = await world.signIn('admin');
    for (let i = 0; i < 25; i++)
      await admin.post('/api/console/account/sessions', {}, { 'x-csrf-token': 'x' });
    const page = await come('/console/audit?action=request&size=20');
    await signIn(page, 'admin', PASSWORD);
    await page.getByText('共 25 条').waitFor();
    expect(await page.locator('.ant-table-row', { hasText: '被拒绝的操作' }).count()).toBe(20);
    await page.getByRole('listitem', { name: '2' }).click();
    await page.waitForURL(/page=2/);
    await page.reload();
    await page.getByText('共 25 条').waitFor();
    expect(await page.locator('.ant-table-row').count()).toBe(5);
    await page.getByPlaceholder('人员（id）').fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('没有符合条件的记录').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.waitForURL((url) => !url.search.includes('actor') && !url.search.includes('page'));
  });
});
