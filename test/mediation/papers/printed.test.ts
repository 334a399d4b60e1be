import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartyId } from '../../../src/mediation/case.ts';
import { codeOf, codePng } from '../../../src/mediation/papers/code.ts';
import { papersOf } from '../../../src/mediation/papers/kinds.ts';
import { paperPage, writePaper } from '../../../src/mediation/papers/write.ts';
import { findBrowser, launch } from '../../support/browser.ts';
import { agreedCase, inputOf, person } from './builders.ts';
import { partsOf } from './read-back.ts';

const executable = findBrowser();

describe.skipIf(!executable)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(executable!);
  });
  afterAll(() => browser?.close());

  /** mm of A4 at 96 pixels an inch. */
  const px = (mm: number) => (mm / 25.4) * 96;

  it('each paper prints on A4, nothing beyond its edges, no script and no style attribute', async () => {
    const page = await browser.newPage({ viewport: { width: Math.ceil(px(210)), height: 1123 } });
    const found = agreedCase({
      parties: [
        person('p1', '很长的名字'.repeat(12), 'applicant', {
          address: 'A'.repeat(200),
          contact: '0'.repeat(60),
        }),
        person('p2', '示例公司', 'respondent', { kind: 'organisation', representative: '周经理，总经理' }),
      ],
    });
    for (const kind of papersOf(found)) {
      const html = paperPage(kind, inputOf(found), 'abc');
      expect(html).not.toMatch(/<[^>]+ style=|<script/);
      expect(html).toContain('<style nonce="abc">');
      await page.setContent(html);
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(widest, kind).toBeLessThanOrEqual(Math.ceil(px(210)));
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1'), kind).toMatch(/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    }
    await page.close();
  });

  it('every part of the Word file is well-formed XML, and its code is the picture of the link', async () => {
    const found = agreedCase({
      state: 'inviting',
      facts: '<w:t>&\u0000\ud800',
      parties: agreedCase().parties.map((p) => ({ ...p, consent: 'asked' })),
    });
    const url = 'https://falin.example.org/m/token?a=1&b=2';
    const invitation = { party: 'p2' as PartyId, url, validUntil: new Date('2026-11-30T10:00:00Z') };
    const page = await browser.newPage();
    for (const kind of papersOf(found)) {
      const parts = await partsOf((await writePaper(kind, inputOf(found, { invitation }))).bytes);
      for (const [name, bytes] of parts) {
        if (!/\.(xml|rels)$/.test(name)) continue;
        const fault = await page.evaluate(
          (xml) =>
            new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent,
          bytes.toString('utf8'),
        );
        expect(fault, `${kind} ${name}`).toBeUndefined();
      }
      if (kind !== 'invitation') continue;
      const png = [...parts].find(([name]) => name.endsWith('.png'))![1];
      const code = codeOf(url);
      expect(png.equals(codePng(code))).toBe(true);
      expect(await modules(png, code.length)).toEqual(code);
    }
    await page.close();
  });

  /** The PNG as the browser decodes it, one pixel from the middle of each module. */
  async function modules(png: Buffer, size: number): Promise<boolean[][]> {
    const page = await browser.newPage();
    const black = await page.evaluate(
      async ([data, count]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = image.naturalWidth;
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        const step = image.naturalWidth / count;
        return Array.from({ length: count }, (_, y) =>
          Array.from(
            { length: count },
            (_, x) => context.getImageData((x + 0.5) * step, (y + 0.5) * step, 1, 1).data[0] === 0,
          ),
        );
      },
      [png.toString('base64'), size] as const,
    );
    await page.close();
    return black;
  }
});
