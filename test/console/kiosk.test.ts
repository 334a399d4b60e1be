/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { ask, residentPage } from '../support/resident-page.ts';

describe.skipIf(!findBrowser())('the resident page at a kiosk', () => {
  const { come } = residentPage();

  it('gives a kiosk visitor a session of their own, which ends with one press', async () => {
    const { page, fake } = await come({ width: 1280, path: '/kiosk' });
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
    const { page } = await come({ width: 1280, path: '/kiosk' });
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
});
