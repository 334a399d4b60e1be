import exceljs from 'exceljs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { OutreachItem } from '../../src/contracts/console/outreach.ts';
import type { Page as Rows } from '../../src/contracts/console/paging.ts';
import { findBrowser } from '../support/browser.ts';
import { type StaffWorld, staffWorld } from '../support/staff-world.ts';
import { visitors } from '../support/visitors.ts';

const chromium = findBrowser();

describe.skipIf(!chromium)('活动登记', () => {
  let world: StaffWorld;
  const { url, shot, ...visit } = visitors(
    async (pageDir) => {
      world = await staffWorld({ http: { pageDir }, console: { trustedProxies: 0 } });
      // The form offers the browser's today.
      world.clock.set(new Date());
      return { http: world.app, close: world.close };
    },
    { each: true },
  );
  const come = async (as: string, width: number): Promise<Page> => {
    await world.signIn(as);
    const page = await visit.come('/console/outreach', { as, width });
    await page.getByRole('heading', { name: '活动登记' }).waitFor();
    return page;
  };

  it('takes an entry on a phone with a few presses, and another after it; one’s own can be changed', async () => {
    const page = await come('adviser-xinghe', 360);
    await page.getByText('还没有登记').or(page.getByText('没有符合条件的记录')).first().waitFor();
    await page.getByRole('button', { name: '登记一项' }).click();
    const drawer = page.getByRole('dialog');
    await shot(page, 'entry-kinds-360');
    await drawer.getByRole('button', { name: '法治讲座' }).click();
    await drawer.getByLabel('到场、覆盖多少人', { exact: true }).fill('35');
    await shot(page, 'entry-360');
    await drawer.getByRole('button', { name: '登记，再记一项' }).click();
    await drawer.getByRole('button', { name: '值班' }).click();
    await drawer.getByRole('button', { name: '多少班：加一' }).click();
    await drawer.getByRole('button', { name: '登记', exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByText('共 2 条').waitFor();
    await shot(page, 'outreach-360');

    const client = await world.signIn('adviser-xinghe');
    const list = () => client.get<Rows<OutreachItem>>('/api/console/outreach');
    const shown = (await list()).rows.map(({ kindName, count, people, areaName }) => [
      ...[kindName, count, people, areaName],
    ]);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['法治讲座', 1, 35, '星河社区'],
        ['值班', 2, 0, '星河社区'],
      ]),
    );

    await page.locator('.card').filter({ hasText: '法治讲座' }).click();
    await drawer.getByLabel('地点').fill('居委会二楼');
    await drawer.getByRole('button', { name: '保存' }).click();
    await page.getByText('居委会二楼').waitFor();
    await page.locator('.card').filter({ hasText: '值班' }).click();
    await drawer.getByRole('button', { name: '删除' }).click();
    await page.getByRole('dialog', { name: '删除这条登记？' }).getByRole('button', { name: '删除' }).click();
    await page.getByText('共 1 条').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
  });

  it('names every bad row of a sheet, enters the good ones when told to, and each only once', async () => {
    const page = await come('staff-street-1', 1280);
    await page.getByRole('button', { name: '导入表格' }).click();
    const template = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载模板' }).click();
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(await (await template).path());
    const sheet = workbook.getWorksheet('活动登记')!;
    const day = `${new Date().getFullYear() - 1}-06-01`;
    const rows = [
      [day, '走访', 1, 3, '星河社区', '三号楼', '顾明（样例）', ''],
      [day, '跳舞', 1, '', '星河社区', '', '顾明（样例）', ''],
      [day, '值班', 1, '', '没有的社区', '', '没有这个人', ''],
    ];
    for (const [i, row] of rows.entries()) sheet.getRow(i + 2).values = row;
    const buffer = Buffer.from(await workbook.xlsx.writeBuffer());
    const choose = () =>
      page.locator('input[type=file]').setInputFiles({
        name: '登记.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer,
      });
    await choose();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('3 行里有 2 行有问题').waitFor();
    for (const word of ['跳舞', '没有的社区', '没有这个人']) await dialog.getByText(word).first().waitFor();
    await shot(page, 'import');
    await dialog.getByRole('button', { name: '只导入没有问题的 1 行' }).click();
    await page.getByText('已登记 1 行').waitFor();
    await page.getByRole('button', { name: '导入表格' }).click();
    await choose();
    await dialog.getByRole('button', { name: '只导入没有问题的 1 行' }).click();
    await page.getByText('1 行以前导入过').waitFor();
    await page.goto(`${url()}/console/outreach?period=custom&from=${day}&until=${day}`);
    await page.getByText('共 1 条').waitFor();
    await shot(page, 'outreach');
  });

  it('lets an adviser neither import nor enter for somebody else', async () => {
    const page = await come('adviser-xinghe', 1280);
    await page.getByRole('button', { name: '登记一项' }).waitFor();
    expect(await page.getByRole('button', { name: '导入表格' }).count()).toBe(0);
    const client = await world.signIn('adviser-xinghe');
    const form = new FormData();
    form.set('file', new File(['x'], 'x.xlsx'));
    const sent = await client.call('/api/console/outreach/import', { method: 'POST', body: form });
    expect(sent.status).toBe(403);
    const other = { kind: 'shift', day: '2026-01-05', person: 'adviser-heping' };
    expect((await client.post('/api/console/outreach', other)).status).toBe(403);
  });
});
