/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, serveHttp } from '../../src/http/serve-http.ts';
import { builtPage, findBrowser, launch, visit } from '../support/browser.ts';
import { answerReply, emergencyReply } from '../support/leak-answer.ts';
import { webFake } from '../support/web-fake.ts';

const chromium = findBrowser();

/**
 * Runs in the page: every visible text whose contrast with the ground behind it is under WCAG AA (4.5:1; 3:1 from 24 px,
 * or 18.66 px bold), by the formula of WCAG 2.2. Disabled controls are exempt there and here.
 */
function lowContrast(): string[] {
  type Colour = [number, number, number, number];
  const parse = (css: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
    r * a + R * (1 - a),
    g * a + G * (1 - a),
    b * a + B * (1 - a),
    1,
  ];
  const ground = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1];
    const own = parse(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, ground(element.parentElement));
  };
  const luminance = ([r, g, b]: Colour) => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((value) => {
      const c = value / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const found: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || element.closest(':disabled, [aria-hidden=true], noscript') || !element.checkVisibility())
      continue;
    const style = getComputedStyle(element);
    const behind = ground(element);
    const [a, b] = [luminance(over(parse(style.color), behind)), luminance(behind)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) {
      found.push(
        `${ratio.toFixed(2)} ${element.className || element.tagName}: ${element.textContent?.slice(0, 12)}`,
      );
    }
  }
  return found;
}

describe.skipIf(!chromium)('the page can be read', () => {
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    const fake = webFake(
      ({ content }, turn) => ({
        replies: [
          content.type === 'text' && content.text.includes('打') ? emergencyReply : answerReply(turn),
        ],
      }),
      { pageDir: await builtPage() },
    );
    server = await serveHttp(fake.app, 0);
    browser = await launch(chromium!);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each([
    ['light', false],
    ['dark', true],
  ])('with AA contrast everywhere in %s', async (_name, dark) => {
    const { page, context } = await visit(browser, server.url, { dark });
    await page.waitForSelector('.topics button');
    expect(await page.evaluate(lowContrast)).toEqual([]);
    for (const [words, shown] of [
      ['漏水', '.answer'],
      ['他打我', '.emergency'],
    ] as const) {
      await page.fill('#question', words);
      await page.keyboard.press('Enter');
      await page.waitForSelector(shown);
    }
    expect(await page.evaluate(lowContrast)).toEqual([]);
    for (const [button, ready] of [
      ['我的', '.mine-buttons'],
      ['字号', '.choices'],
      ['选社区', '.areas'],
    ] as const) {
      await page.getByRole('navigation').getByRole('button', { name: button }).click();
      await page.waitForSelector(`dialog[open] ${ready}`);
      expect(await page.evaluate(lowContrast)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await context.close();
  });

  it('by a screen reader: one heading, named controls, a log that tells of answers', async () => {
    const { page, context } = await visit(browser, server.url);
    await page.waitForSelector('.topics button');
    expect(await page.locator('h1').count()).toBe(1);
    await page.fill('#question', '漏水');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.answer');
    expect(await page.getByRole('log', { name: '咨询对话' }).getAttribute('aria-live')).toBe('polite');
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll('button, a, textarea')]
        .filter((element) => element.checkVisibility())
        .filter((element) => !(element.getAttribute('aria-label') || element.textContent?.trim()))
        .map((element) => element.outerHTML),
    );
    expect(unnamed).toEqual([]);
    await context.close();
  });
});
