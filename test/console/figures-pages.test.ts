import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Catalogue, FiguresAnswer } from '../../src/contracts/console/figures.ts';
import type { MatterItem } from '../../src/contracts/console/ledger.ts';
import { NONE, type Page as Rows } from '../../src/contracts/console/paging.ts';
import { findBrowser } from '../support/browser.ts';
import { type DemoWorld, demoWorld } from '../support/demo-world.ts';
import { visitors } from '../support/visitors.ts';

const chromium = findBrowser();

// Each goes through several pages of a thousand numbers: some 8 s by itself, ten times that beside other work.
describe.skipIf(!chromium)('统计, 台账 and 年度报告 over a year', { timeout: 90_000 }, () => {
  let world: DemoWorld;
  let days: string;
  const { url, shot, ...visit } = visitors(async (pageDir) => {
    world = await demoWorld(pageDir);
    days = `period=custom&from=${world.year}-01-01&until=${world.year}-12-31`;
    for (const person of ['staff-street-1', 'staff-xinghe', 'adviser-xinghe', 'admin'])
      await world.signIn(person);
    return { http: world.app, close: world.close };
  });
  const come = (as: string, path: string, width = 1440): Promise<Page> => visit.come(path, { as, width });
  const total = (page: Page, count: number) =>
    page.getByText(`共 ${count.toLocaleString('zh-CN')} 条`).waitFor();
  const figures = async (person: string, query = '') => {
    const client = await world.signIn(person);
    return client.get<FiguresAnswer>(
      `/api/console/figures?from=${world.year}-01-01&to=${world.year}-12-31${query}`,
    );
  };
  const numberOf = (answer: FiguresAnswer, id: string) =>
    answer.figures.find((figure) => figure.id === id)!.value!;

  it('opens a number onto exactly its rows, and holds the filters on the way', async () => {
    const answer = await figures('staff-street-1', '&area=xinghe');
    const page = await come('staff-street-1', `/console/figures?${days}&area=xinghe`);
    const card = page.locator('.key-numbers .figure-number').first();
    await card.getByText('咨询件数').waitFor();
    await shot(page, 'figures');
    await card.getByRole('button', { name: '咨询件数：怎么算的' }).click();
    await page.getByRole('tooltip').getByText(/当期/).waitFor();
    await page.keyboard.press('Escape');
    await card.locator('a.figure-value').click();
    await page.getByText('「咨询件数」背后的记录').waitFor();
    await total(page, numberOf(answer, 'consultations'));

    // A part of a breakdown, a share and a median open as well.
    await page.goBack();
    const bar = page.locator('#consultations .bars a').first();
    const said = Number((await bar.locator('.bar-count').textContent())!.replaceAll(',', ''));
    await bar.click();
    await total(page, said);

    await page.getByRole('link', { name: '看全部记录' }).click();
    expect(new URL(page.url()).searchParams.get('area')).toBe('xinghe');
    await page.getByRole('navigation').getByRole('link', { name: '统计' }).click();
    await page.locator('.key-numbers .figure-value').first().waitFor();
    expect(new URL(page.url()).searchParams.get('area')).toBe('xinghe');
  });

  it('lays any two periods side by side', async () => {
    const { year } = world;
    const page = await come(
      'staff-street-1',
      `/console/figures?view=table&period=custom&from=${year}-04-01&until=${year}-06-30&vs=custom&vsFrom=${year}-01-01&vsUntil=${year}-03-31`,
    );
    const row = page.locator('.compare .whole').first();
    await row.waitFor();
    const client = await world.signIn('staff-street-1');
    const answer = await client.get<FiguresAnswer>(
      `/api/console/figures?from=${year}-04-01&to=${year}-06-30&againstFrom=${year}-01-01&againstTo=${year}-03-31&only=consultations`,
    );
    const cells = await row.locator('td').allTextContents();
    expect(cells.slice(0, 2)).toEqual([
      String(answer.figures[0]!.value),
      String(answer.against.figures[0]!.value),
    ]);
    await shot(page, 'compare');
  });

  it('shows a dash and the reason where a filter does not fit a figure, never a 0', async () => {
    const reason = '不适用：调解案件不分咨询渠道';
    const page = await come('staff-street-1', `/console/figures?${days}&channel=web`);
    const card = page.locator('.key-numbers .figure-number', { hasText: '调解成功率' });
    await card.getByText(reason).waitFor();
    expect(await card.locator('.figure-value').textContent()).toBe('—');
    expect(await card.locator('a').count()).toBe(0);
    await page.locator('#mediation .split', { hasText: '调解结果' }).getByText(reason).waitFor();
    await page.locator('.glance tr', { hasText: '调解受理' }).getByText(reason).waitFor();
    await shot(page, 'figures-unfit');
    await page.getByText('对比表').click();
    const row = page.locator('.compare .whole', { hasText: '调解受理' });
    await row.getByText(reason).waitFor();
    expect(await row.locator('td').allTextContents()).toEqual(['—', '—', '—', '—']);
    await shot(page, 'compare-unfit');
  });

  it('has behind every figure that counts 件 as many rows as it says, part by part', async () => {
    const client = await world.signIn('staff-street-1');
    const { figures: all } = await client.get<Catalogue>('/api/console/figures/catalogue');
    const answer = await figures('staff-street-1');
    const range = `figureFrom=${world.year}-01-01&figureTo=${world.year}-12-31&size=1`;
    let checked = 0;
    for (const figure of all.filter(({ unit, rows }) => unit === '件' && rows !== 'outreach')) {
      const { value, parts } = answer.figures.find(({ id }) => id === figure.id)!;
      const whole = figure.measure === 'count' ? [{ query: '', count: value! }] : [];
      const each = parts.map(({ key, count }) => ({
        query: `&${figure.split === 'area' ? 'area' : 'key'}=${encodeURIComponent(key || NONE)}`,
        count,
      }));
      for (const { query, count } of [...whole, ...each]) {
        const list = await client.get<Rows<MatterItem>>(
          `/api/console/ledger/${figure.rows}?figure=${figure.id}&${range}${query}`,
        );
        expect({ figure: figure.id, query, rows: list.total }).toEqual({
          figure: figure.id,
          query,
          rows: count,
        });
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(60);
  });

  it('filters the ledger, keeps the filter as a view, tells a row’s story, exports what is shown', async () => {
    const page = await come('staff-street-1', `/console/ledger?${days}&finished=late`);
    const client = await world.signIn('staff-street-1');
    const late = await client.get<Rows<MatterItem>>(
      `/api/console/ledger/matters?from=${world.year}-01-01&to=${world.year}-12-31&finished=late`,
    );
    await total(page, late.total);
    await shot(page, 'ledger');
    await page.locator('.ant-table-row').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('开始咨询').waitFor();
    await drawer.getByText(/超过时限/).waitFor();
    await shot(page, 'story');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '常用视图' }).click();
    await page.getByLabel('视图名称').fill('超时的');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    await page.goto(`${url()}/console/ledger`);
    await page.getByRole('button', { name: '常用视图' }).click();
    await page.getByRole('button', { name: '超时的', exact: true }).click();
    await total(page, late.total);

    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '导出' }).click();
    const saved = page.waitForEvent('download');
    await page.getByText('CSV 文件').click();
    const file = await (await saved).createReadStream();
    const text = Buffer.concat(await file.toArray()).toString('utf8');
    expect(text.trim().split('\r\n')).toHaveLength(1 + late.total);
  });

  it('makes the year’s report, freezes it, and shows afterwards what changed', async () => {
    const { year } = world;
    const page = await come('staff-street-1', `/console/reports?year=${year}`);
    await page.getByRole('heading', { name: `示例街道${year}年公共法律服务工作情况` }).waitFor();
    await shot(page, 'report');
    const count = numberOf(await figures('staff-street-1'), 'consultations').toLocaleString('zh-CN');
    const first = page.locator('.report-table .whole').first();
    expect(await first.locator('td.number').first().textContent()).toBe(count);

    await page.getByRole('button', { name: '导出' }).click();
    const saved = page.waitForEvent('download');
    await page.getByText('Word 文档').click();
    expect((await saved).suggestedFilename()).toBe(`示例街道${year}年公共法律服务工作情况.docx`);

    await page.getByRole('button', { name: /定稿$/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click();
    await page.getByText('定稿以后数字没有变化').waitFor();
    const client = await world.signIn('staff-street-1');
    const lecture = { kind: 'lecture', day: `${year}-05-04`, people: 40, person: 'staff-street-1' };
    expect((await client.post('/api/console/outreach', lecture)).status).toBe(201);
    await page.reload();
    await page.getByText(/定稿以后有 \d+ 处数字变了/).waitFor();
    await page.locator('.differences').getByText('法治讲座').first().waitFor();
    await shot(page, 'frozen');
    // The frozen one still says what it said.
    expect(await first.locator('td.number').first().textContent()).toBe(count);
  });

  it('shows each role its own: an adviser their own rows, no report; the administrator counts only', async () => {
    const own = await figures('adviser-xinghe');
    const page = await come('adviser-xinghe', `/console/figures?${days}`);
    await page.locator('.key-numbers .figure-value').first().waitFor();
    expect(await page.locator('.key-numbers .figure-value').first().textContent()).toBe(
      `${numberOf(own, 'consultations')}件`,
    );
    expect(await page.getByRole('link', { name: '年度报告' }).count()).toBe(0);
    await page.goto(`${url()}/console/reports`);
    await page.getByText('没有这项权限').waitFor();
    const adviser = await world.signIn('adviser-xinghe');
    expect((await adviser.call(`/api/console/report?year=${world.year}`)).status).toBe(403);
    expect((await adviser.call('/api/console/ledger/matters/export')).status).toBe(403);

    const office = await come('admin', `/console/figures?${days}`);
    await office.locator('.key-numbers .figure-value').first().waitFor();
    // Numbers, but no way to the rows.
    expect(await office.locator('.key-numbers a').count()).toBe(0);
    const admin = await world.signIn('admin');
    expect((await admin.call('/api/console/ledger/matters')).status).toBe(403);
  });

  it('fits a phone', async () => {
    const page = await come('staff-street-1', `/console/figures?${days}`, 360);
    for (const path of ['figures', 'figures?view=table', 'ledger', 'ledger/cases', 'reports']) {
      await page.goto(`${url()}/console/${path}${path.includes('?') ? '&' : '?'}${days}`);
      await page.locator('.figure-value, .compare, .card, .report').first().waitFor();
      await shot(page, `narrow-${path.replaceAll(/\W/g, '-')}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect({ path, wide }).toEqual({ path, wide: false });
    }
  });
});
