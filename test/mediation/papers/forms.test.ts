import { describe, expect, it } from 'vitest';
import type { PartyId } from '../../../src/mediation/case.ts';
import { paperPage, writePaper } from '../../../src/mediation/papers/write.ts';
import { inputOf } from './builders.ts';
import { LINK, PARTS } from './parts-of-forms.ts';
import { expectInOrder, htmlOf, textOf, wordsOf } from './read-back.ts';

const invitation = { party: 'p2' as PartyId, url: LINK, validUntil: new Date('2026-11-30T10:00:00Z') };

describe('each paper holds every part of its form, in order', () => {
  it.each(PARTS)('%s', async (kind, found, parts) => {
    const input = inputOf(found(), { invitation });
    const file = await writePaper(kind, input);
    const asWord = kind === 'invitation' ? await htmlOf(file.bytes) : await wordsOf(file.bytes);
    expectInOrder(asWord, parts);
    expectInOrder(textOf(paperPage(kind, input)), parts);
  });

  it('the words are the same on paper and on screen', async () => {
    for (const [kind, found] of PARTS) {
      const input = inputOf(found(), { invitation });
      const plain = (text: string) => text.replace(/[\s_]|二维码/g, '');
      const { bytes } = await writePaper(kind, input);
      expect(plain(textOf(paperPage(kind, input))), kind).toBe(plain(await wordsOf(bytes)));
    }
  });
});
