import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/core/clock.ts';
import { type RunningServer, serveHttp } from '../../src/http/serve-http.ts';
import { builtPage, findBrowser, launch } from '../support/browser.ts';
import { type DeskClient, signInDesk } from '../support/desk-client.ts';
import { type HandoffWorld, MONDAY, numberIn, textOf, UNLIMITED, worldOf } from '../support/handoff-world.ts';
import { startWholeApp } from '../support/whole-app.ts';

const chromium = findBrowser();
/** Set SCREENSHOTS to a folder to look at the page. */
const shots = process.env.SCREENSHOTS;
if (shots) mkdirSync(shots, { recursive: true });

describe.skipIf(!chromium)('the adviser desk in a browser, the resident on Telegram', () => {
  let browser: Browser;
  let world: HandoffWorld;
  let server: RunningServer;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  const clients = new Map<string, Promise<DeskClient>>();

  // One service for all of them, as an office has: each test has residents and matters of its own.
  beforeAll(async () => {
    const clock = fixedClock(MONDAY);
    const pageDir = await builtPage();
    world = worldOf(await startWholeApp({}, { clock, sendLimits: UNLIMITED, pageDir }), clock);
    server = await serveHttp(world.app.http, 0);
    browser = await launch(chromium!);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await world?.close();
  });
  afterEach(async ({ task }) => {
    for (const [i, context] of contexts.splice(0).entries()) {
      const [page] = context.pages();
      if (task.result?.state === 'fail' && page) await shot(page, `failed-${task.name.slice(0, 12)}-${i}`);
      await context.close();
    }
    expect(complaints.splice(0)).toEqual([]);
  });

  /** Somebody of the office at a screen, signed in. */
  async function sit(person: string, path = '/console/desk', width = 1440) {
    if (!clients.has(person)) clients.set(person, signInDesk(world.app, person));
    const client = await clients.get(person)!;
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 740 : 860 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    await context.clock.setFixedTime(world.clock.now());
    const [name = '', ...value] = client.cookie.split('=');
    await context.addCookies([{ name, value: value.join('='), url: server.url }]);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.url + path);
    return { page, context, client };
  }
  const shot = async (page: Page, name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
  };
  const box = (page: Page) => page.getByRole('textbox', { name: '回复居民' });
  const log = (page: Page) => page.getByRole('log', { name: '对话记录' });
  const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 });
  async function asks(words: string, community = 'xinghe') {
    const resident = await world.resident(community);
    await world.say(resident, words);
    return { resident, number: numberIn(await world.press(resident, '找法律顾问')) };
  }
  async function inHand(client: DeskClient, words: string, community = 'xinghe') {
    const asked = await asks(words, community);
    await client.act(asked.number, 'take');
    await world.settle();
    return asked;
  }

  it('takes a matter, talks live, sends a draft, hands on to a chosen person, who closes it', {
    timeout: 90_000,
  }, async () => {
    const { page } = await sit('adviser-xinghe', '/console/desk?list=queue');
    const { page: street } = await sit('adviser-street', '/console/desk?list=queue');
    await page.getByText('没有人在等').waitFor();

    // New work comes over the live line and is counted in the title.
    const { resident, number } = await asks('公司拖欠我三个月工资怎么办');
    const take = { name: `接手 ${number}` };
    await page.getByRole('button', take).waitFor();
    await page.waitForFunction(() => /^（1）工作台/.test(document.title));
    await shot(page, 'queue-1440');

    // Of two who press, the second is told who has it. Their list is held back, so that it still shows the button.
    await street.getByRole('button', take).waitFor();
    await street.route('**/api/console/desk/queue', (route) => route.abort());
    await page.getByRole('button', take).click();
    await box(page).waitFor();
    await world.settle();
    expect(textOf(resident.messages())).toMatch(/法律顾问顾明.*已经接手/);
    await street.getByRole('button', take).click();
    await street.getByText(/已经由顾明.*接手/).waitFor();
    await street.unroute('**/api/console/desk/queue');

    await box(page).fill('打卡记录和工资条留好');
    await page.keyboard.press('Enter');
    await log(page).getByText('打卡记录和工资条留好').waitFor();
    await world.settle();
    expect(textOf(resident.messages()).match(/打卡记录和工资条留好/g)).toHaveLength(1);
    await log(page).getByText('已送达').waitFor();

    // What a resident writes is words, whatever it looks like.
    const nasty = '<img src=x onerror="document.title=1"> 好的';
    await world.say(resident, nasty);
    await log(page).getByText(nasty).waitFor();
    expect(await log(page).locator('img').count()).toBe(0);

    await page.getByRole('button', { name: '起草' }).click();
    const panel = page.getByRole('region', { name: '起草的答复，请核对后再发' });
    await panel.waitFor();
    expect(await box(page).inputValue()).toContain('工资');
    await shot(page, 'draft-1440');
    await panel.locator('.sources button').first().click();
    const drawer = page.locator('.law-drawer');
    await drawer.getByRole('heading').first().waitFor();
    await shot(page, 'citation-1440');
    await drawer.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '发出' }).click();
    await panel.waitFor({ state: 'hidden' });
    await world.settle();
    expect(textOf(resident.messages())).toMatch(/顾明.*看过后发出/);

    await page.getByRole('textbox', { name: '写备注' }).fill('单位在高新区');
    await page.getByRole('button', { name: '记下' }).click();
    await page.locator('.notes').getByText('单位在高新区').waitFor();
    await shot(page, 'talk-1440');

    await page.getByRole('button', { name: '转交' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('陆远').click();
    await dialog.getByLabel('为什么转交').fill('劳动案子他更熟');
    await shot(page, 'hand-on-1440');
    await dialog.getByRole('button', { name: '转交' }).click();
    await page.getByText('这一件不在您这里').waitFor();
    await world.settle();

    await street.getByRole('button', take).click();
    await box(street).waitFor();
    await street.locator('.notes').getByText('单位在高新区').waitFor();
    await street.getByRole('button', { name: '结束' }).click();
    const ending = street.getByRole('dialog');
    await ending.getByText('转介其他单位').click();
    await ending.getByLabel('办理情况').fill('已转劳动仲裁');
    await ending.getByRole('button', { name: '结束' }).click();
    await ending.getByText('请填写').waitFor();
    await ending.getByLabel('转到哪里').click();
    await street.getByTitle('仲裁', { exact: true }).click();
    await shot(street, 'close-1440');
    await ending.getByRole('button', { name: '结束' }).click();
    await street.getByRole('button', { name: '重新办理' }).waitFor();
    await log(street).getByText('结束：转介其他单位（仲裁）').waitFor();
    await world.settle();
    expect(textOf(resident.messages())).toMatch(/转介其他单位（仲裁）/);
    await street.getByRole('button', { name: '重新办理' }).click();
    await box(street).waitFor();
  });

  it('keeps what is typed in each chat, and sends once what was written while the line was down', {
    timeout: 60_000,
  }, async () => {
    const { page, context, client } = await sit('adviser-xinghe');
    const first = await inHand(client, '公司拖欠我三个月工资怎么办');
    const second = await inHand(client, '楼上漏水把我家天花板泡了');
    const chat = (number: string) => page.getByRole('link', { name: number });

    await chat(first.number).click();
    await box(page).fill('第一件还没写完');
    await chat(second.number).click();
    await soon(() => box(page).inputValue()).toBe('');
    await box(page).fill('第二件也没写完');
    await world.say(first.resident, '您在吗');
    await chat(first.number).getByTitle('有新消息').waitFor();
    await chat(first.number).click();
    await soon(() => box(page).inputValue()).toBe('第一件还没写完');
    await chat(first.number).getByTitle('有新消息').waitFor({ state: 'detached' });

    await context.setOffline(true);
    await box(page).fill('断网时写的话');
    await page.keyboard.press('Enter');
    await page.getByText('没有发出，连上后自动发').waitFor();
    await shot(page, 'lost-1440');
    await page.reload().catch(() => undefined);
    await context.setOffline(false);
    await page.goto(`${server.url}/console/desk/${second.number}`);
    await soon(() => box(page).inputValue()).toBe('第二件也没写完');
    await soon(async () => {
      await world.settle();
      return textOf(first.resident.messages()).match(/断网时写的话/g)?.length;
    }).toBe(1);
  });

  it('is worked by keyboard: canned words, an article to the letter put into the answer, the list of keys', async () => {
    const { page, client } = await sit('adviser-xinghe');
    const { number } = await inHand(client, '公司拖欠我三个月工资怎么办');
    await page.getByRole('link', { name: number }).waitFor();
    await page.keyboard.press('j');
    await box(page).waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('/材料');
    await page.locator('.canned').getByText('要材料').waitFor();
    await shot(page, 'canned-1440');
    await page.keyboard.press('Enter');
    await soon(() => box(page).inputValue()).toContain('请把手里的材料拍照发过来');
    // While typing a letter is a letter; with Alt it is a shortcut.
    await page.keyboard.press('Alt+l');
    const drawer = page.locator('.law-drawer');
    await drawer.getByRole('searchbox', { name: '法条或问题' }).fill('劳动争议调解仲裁法第九条');
    await page.keyboard.press('Enter');
    await drawer.locator('.sources button').first().click();
    await drawer.getByRole('button', { name: '插入回复' }).click();
    await soon(() => box(page).inputValue()).toMatch(/劳动争议调解仲裁法》第九条/);
    await shot(page, 'law-1440');
    await drawer.getByRole('button', { name: '关闭' }).click();
    await box(page).press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('快捷键').first().waitFor();
    await shot(page, 'keys-1440');
  });

  it('shows one pane at a time on a phone, with ways back, and nothing wider than the screen', async () => {
    const { page, client } = await sit('adviser-heping', '/console/desk', 360);
    await page.getByText('手里没有件').waitFor();
    const { resident, number } = await inHand(client, '公司拖欠我三个月工资怎么办', 'heping');
    await world.say(resident, '您好，我在工地干活，老板姓王');
    await page.getByRole('link', { name: number }).waitFor();
    await shot(page, 'lists-360');
    await page.getByRole('link', { name: number }).click();
    await box(page).waitFor();
    await log(page).getByText('老板姓王').waitFor();
    await shot(page, 'talk-360');
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(await wide()).toBe(false);
    await page.getByRole('button', { name: '情况' }).click();
    await page.getByText('基本情况').waitFor();
    await shot(page, 'facts-360');
    expect(await wide()).toBe(false);
    await page.getByRole('button', { name: '回到对话' }).click();
    await page.getByRole('button', { name: '起草' }).click();
    await page.locator('.draft-panel').waitFor();
    await shot(page, 'draft-360');
    await page.getByRole('button', { name: '返回' }).click();
    await page.getByRole('link', { name: number }).waitFor();
  });

  it('is closed to another community and to whom the table of rights gives no desk', async () => {
    const { client } = await sit('adviser-xinghe');
    const { number } = await inHand(client, '公司拖欠我三个月工资怎么办');
    const { page, client: other } = await sit('adviser-liulin', `/console/desk/${number}`);
    await page.getByText('这一件不在您这里').waitFor();
    expect(await page.getByText('工资').count()).toBe(0);
    expect((await other.refused(number, 'say', { id: 'page-0001', text: '插嘴' })).status).toBe(404);
    expect((await other.refused(number, 'take')).status).toBe(403);

    const { page: admin, client: administrator } = await sit('admin');
    await admin.getByText('没有这项权限').waitFor();
    expect(await admin.getByRole('link', { name: '工作台' }).count()).toBe(0);
    expect((await administrator.call('/api/console/desk/queue')).status).toBe(403);
  });
});
