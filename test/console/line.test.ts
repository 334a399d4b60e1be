/// <reference lib="dom" />
import { describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { answerReply } from '../support/leak-answer.ts';
import { ask, residentPage } from '../support/resident-page.ts';
import { text } from '../support/web-fake.ts';

describe.skipIf(!findBrowser())('the line between the resident page and the server', () => {
  const { url, outage, answerWith, come } = residentPage();

  it('shows the words while they are written, then the checked answer in their place', async () => {
    const gate = Promise.withResolvers<void>();
    answerWith((_m, turn) => ({
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
    const { page, fake } = await come();
    await ask(page, '回声 1');
    await page.locator('.theirs').waitFor();
    const back = await outage();
    await page.getByText('网络断了，正在重连…').waitFor();
    await ask(page, '回声 2');
    await page.getByText('没有发出去，连上网会自动再发').waitFor();
    await back();
    await page.locator('.theirs', { hasText: '回声 2' }).waitFor();
    await page.getByText('网络断了，正在重连…').waitFor({ state: 'hidden' });
    expect(await page.locator('.message').allInnerTexts()).toHaveLength(4);
    expect(fake.incoming).toHaveLength(2);
  });

  it('sends after a reload what could not be sent before it', async () => {
    const { page, fake } = await come();
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
    const { page, fake } = await come();
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
    const { page } = await come();
    const other = await page.context().newPage();
    await other.goto(url());
    await other.waitForSelector('#question');
    await ask(page, '回声 5');
    await other.locator('.theirs', { hasText: '回声 5' }).waitFor();
    expect(await other.locator('.message').count()).toBe(2);
  });

  it('loads what is older on demand and keeps the reader’s place', async () => {
    const { page, fake } = await come();
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
});
