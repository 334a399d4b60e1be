/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Incoming } from '../../src/consultation/incoming.ts';
import type { TurnId } from '../../src/core/ids.ts';
import { type RunningServer, serveHttp } from '../../src/http/serve-http.ts';
import { builtPage, findBrowser, launch, type Visit, visit } from '../support/browser.ts';
import { answerReply, emergencyReply } from '../support/leak-answer.ts';
import { type Scripted, text, type WebFake, webFake } from '../support/web-fake.ts';

const chromium = findBrowser();

/** A scripted bot: what is tested is the page, with a real server and a real browser. */
function script({ content }: Incoming, turn: TurnId): Scripted {
  if (content.type === 'file') return { replies: [text('收到您发来的文件。')] };
  const said = content.type === 'text' ? content.text : content.type === 'action' ? content.action : '';
  if (said.includes('打我')) return { replies: [emergencyReply] };
  if (said.startsWith('area:')) return { area: said.slice(5), replies: [text('记下了。')] };
  if (said.startsWith('useful')) return { replies: [text('谢谢您的评价。')] };
  if (said === 'erase-sure') return { erase: true, replies: [text('已经删除。')] };
  if (said === 'export') {
    const body = {
      type: 'file' as const,
      name: '我的记录.json',
      mediaType: 'application/json',
      content: '{"a":1}',
    };
    return { replies: [{ body: { ...body, caption: '您的记录' }, buttons: [] }] };
  }
  if (said.includes('回声')) return { replies: [text(said)] };
  return { replies: [answerReply(turn)] };
}

describe.skipIf(!chromium)('the resident page', () => {
  let browser: Browser;
  let pageDir: string;
  let server: RunningServer | undefined;
  const open: Visit[] = [];

  beforeAll(async () => {
    pageDir = await builtPage();
    browser = await launch(chromium!);
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const { context, complaints } of open.splice(0)) {
      await context.close();
      expect(complaints).toEqual([]);
    }
    await server?.close();
    server = undefined;
  });

  const serve = async (answer: Parameters<typeof webFake>[0] = script): Promise<WebFake> => {
    const fake = webFake(answer, { pageDir });
    server = await serveHttp(fake.app, 0);
    return fake;
  };
  const come = async (options: Parameters<typeof visit>[2] = {}, path = '/'): Promise<Visit> => {
    const visited = await visit(browser, `${server!.url}${path}`, options);
    open.push(visited);
    await visited.page.waitForSelector('#question');
    return visited;
  };
  const ask = async (page: Page, words: string) => {
    await page.fill('#question', words);
    await page.keyboard.press('Enter');
  };

  it('answers a common topic by one press, with every part a person needs', async () => {
    await serve();
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
    await serve();
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
    await serve();
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
    const fake = await serve();
    const { page } = await come({ width: 1280 });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('回声一');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('二');
    await page.keyboard.press('Enter');
    await vi.waitFor(() => expect(fake.incoming[0]?.content).toEqual({ type: 'text', text: '回声一\n二' }));
    await page.locator('.theirs').waitFor();
  });

  it('shows the words while they are written, then the checked answer in their place', async () => {
    const gate = Promise.withResolvers<void>();
    await serve((_m, turn) => ({
      deltas: ['楼上要', '楼上要负责'],
      gate: gate.promise,
      replies: [answerReply(turn)],
    }));
    const { page } = await come();
    await ask(page, '楼上漏水');
    await page.getByText('楼上要负责', { exact: true }).waitFor();
    gate.resolve();
    await page.waitForSelector('.answer');
    expect(await page.locator('.working').count()).toBe(0);
  });

  it('says when the line is down, keeps what is written, and sends it once when the line is back', async () => {
    const fake = await serve();
    const { page } = await come();
    await ask(page, '回声 1');
    await page.locator('.theirs').waitFor();
    const { port } = server!;
    await server!.close();
    await page.getByText('网络断了，正在重连…').waitFor();
    await ask(page, '回声 2');
    await page.getByText('没有发出去，连上网会自动再发').waitFor();
    server = await serveHttp(fake.app, port);
    await page.locator('.theirs', { hasText: '回声 2' }).waitFor();
    await page.getByText('网络断了，正在重连…').waitFor({ state: 'hidden' });
    expect(await page.locator('.message').allInnerTexts()).toHaveLength(4);
    expect(fake.incoming).toHaveLength(2);
  });

  it('sends after a reload what could not be sent before it', async () => {
    const fake = await serve();
    const { page } = await come();
    await page.route('**/api/messages', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await ask(page, '回声 3');
    await page.getByText('没有发出去，连上网会自动再发').waitFor();
    await page.unroute('**/api/messages');
    await page.reload();
    await page.locator('.theirs', { hasText: '回声 3' }).waitFor();
    expect(fake.incoming).toHaveLength(1);
    expect(await page.locator('.message').count()).toBe(2);
  });

  it('sends once though the confirmation got lost on the way', async () => {
    const fake = await serve();
    const { page } = await come();
    let lost = 0;
    await page.route('**/api/messages', async (route) => {
      if (route.request().method() !== 'POST' || lost++ > 0) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await ask(page, '回声 4');
    await page.locator('.theirs', { hasText: '回声 4' }).waitFor();
    await vi.waitFor(async () => expect(await page.locator('.unsent').count()).toBe(0), { timeout: 8_000 });
    expect(fake.incoming).toHaveLength(1);
    expect(await page.locator('.message').count()).toBe(2);
  });

  it('shows two tabs of one resident the same conversation', async () => {
    await serve();
    const { page, context } = await come();
    const other = await context.newPage();
    await other.goto(server!.url);
    await other.waitForSelector('#question');
    await ask(page, '回声 5');
    await other.locator('.theirs', { hasText: '回声 5' }).waitFor();
    expect(await other.locator('.message').count()).toBe(2);
  });

  it('loads what is older on demand and keeps the reader’s place', async () => {
    const fake = await serve();
    const { page } = await come();
    await ask(page, '回声');
    await page.locator('.theirs').waitFor();
    for (let n = 1; n <= 80; n++) fake.say(fake.residents()[0]!.id, text(`旧消息 ${n}`), true);
    await page.reload();
    await page.getByText('旧消息 80', { exact: true }).waitFor();
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    const first = page.getByText('旧消息 51', { exact: true });
    const before = (await first.boundingBox())!.y;
    await page.getByRole('button', { name: '看更早的消息' }).click();
    await page.getByText('旧消息 21', { exact: true }).waitFor({ state: 'attached' });
    expect(Math.abs((await first.boundingBox())!.y - before)).toBeLessThan(60);
  });

  it('puts the numbers to ring first in an emergency', async () => {
    await serve();
    const { page } = await come();
    await ask(page, '他打我');
    const card = page.getByRole('alert');
    await card.waitFor();
    expect(await card.getByRole('link', { name: '拨打 110（报警）' }).getAttribute('href')).toBe('tel:110');
    expect((await card.getByRole('link').first().boundingBox())!.height).toBeGreaterThan(48);
  });

  it('remembers the community', async () => {
    await serve();
    const { page } = await come();
    await page.getByRole('button', { name: /先选您的社区/ }).click();
    await page.getByRole('button', { name: '杨柳社区' }).click();
    await page.locator('.header-area', { hasText: '杨柳社区' }).waitFor();
    await page.getByText('记下了。').waitFor();
    expect(await page.locator('.mine').innerText()).toContain('杨柳社区');
  });

  it('sends photos with words', async () => {
    const fake = await serve();
    const { page } = await come();
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
    const fake = await serve();
    const { page } = await come();
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
    await serve();
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
    await serve();
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

  it('gives a kiosk visitor a session of their own, which ends with one press', async () => {
    const fake = await serve();
    const { page } = await come({ width: 1280 }, '/kiosk');
    await ask(page, '回声 7');
    await page.locator('.theirs').waitFor();
    expect(fake.incoming[0]?.channel).toBe('kiosk');
    await page.getByRole('button', { name: '我问完了，清空' }).click();
    await page.getByRole('heading', { name: '您好，遇到什么事了？' }).waitFor();
    await ask(page, '回声 8');
    await page.locator('.theirs').waitFor();
    expect(fake.residents()).toHaveLength(2);
  });

  it('puts a kiosk conversation away after two minutes without a touch, and warns before', async () => {
    await serve();
    const visited = await come({ width: 1280 }, '/kiosk');
    const { page } = visited;
    await page.clock.install();
    await ask(page, '回声 10');
    await page.locator('.theirs:not(.working)').waitFor();
    await page.clock.fastForward(110_000);
    await page.getByText('您还在吗？').waitFor();
    await page.getByRole('button', { name: '我还在' }).click();
    await page.getByText('您还在吗？').waitFor({ state: 'hidden' });
    await page.clock.fastForward(110_000);
    await page.getByText('您还在吗？').waitFor();
    await page.clock.fastForward(20_000);
    await page.getByRole('heading', { name: '您好，遇到什么事了？' }).waitFor();
  });

  it('loads in under 250 kB of compressed code', async () => {
    await serve();
    const { page } = await come();
    const assets = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
    );
    const code = assets.filter((path) => /^\/assets\/.*\.(js|css)$/.test(path));
    const bytes = code.reduce((sum, path) => sum + readFileSync(`${pageDir}${path}.gz`).length, 0);
    expect(code.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(250 * 1024);
  });
});
