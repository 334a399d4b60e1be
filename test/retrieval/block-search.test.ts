import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BlockSearcher } from '../../src/retrieval/index/block-search.ts';
import { PostingBuilder } from '../../src/retrieval/index/posting-builder.ts';
import { openPostings, type Postings, resolveTerms, scoreAll } from '../../src/retrieval/index/postings.ts';
import type { Sections } from '../../src/retrieval/index/sections.ts';

function postingsOf(documents: readonly (readonly string[])[]): Postings {
  const builder = new PostingBuilder();
  for (const words of documents) {
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    builder.add(counts);
  }
  const sections: Sections = new Map();
  builder.pack('x', sections);
  return openPostings(sections, 'x');
}

const word = fc.constantFrom(...'甲乙丙丁戊己庚辛壬癸');
const corpus = fc.array(fc.array(word, { maxLength: 6 }), { minLength: 1, maxLength: 400 });
const question = fc.uniqueArray(word, { minLength: 1, maxLength: 5 });

describe('block-max search', () => {
  test('finds the same best scores as scoring every document, whatever is filtered and added', () => {
    fc.assert(
      fc.property(
        corpus,
        question,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 2, max: 7 }),
        (documents, words, k, stride) => {
          const postings = postingsOf(documents);
          const { terms } = resolveTerms(
            postings,
            words.map((token) => ({ token, weight: 1 })),
            99,
          );
          const bonus = (doc: number): number => (doc % stride === 0 ? 0.5 : 0);
          const accepts = (doc: number): boolean => doc % stride !== 1;
          const blockBonus = new Float32Array(Math.ceil(documents.length / 64)).fill(0.5);
          const searcher = new BlockSearcher(documents.length);
          const { docs } = searcher.search({
            words: { postings, terms },
            bigrams: { postings, terms },
            bigramWeight: 0.3,
            blockBonus,
            bonus,
            accepts,
            k,
            leadingBlocks: 0,
          });
          const all = new Float32Array(Math.ceil(documents.length / 64 + 1) * 64);
          scoreAll(postings, terms, all);
          const score = (doc: number): number => all[doc]! * 1.3 + bonus(doc);
          const expected = documents
            .map((_, doc) => doc)
            .filter((doc) => accepts(doc) && score(doc) > 0)
            .map(score)
            .sort((a, b) => b - a)
            .slice(0, k);
          const found = [...docs].map(score).sort((a, b) => b - a);
          expect(found.length).toBe(expected.length);
          for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i]!, 3);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('passes over blocks that cannot matter', () => {
    const documents = Array.from({ length: 6400 }, (_, i) => (i < 64 ? ['甲', '乙', '丙'] : ['丙']));
    const postings = postingsOf(documents);
    const { terms } = resolveTerms(
      postings,
      ['甲', '乙', '丙'].map((token) => ({ token, weight: 1 })),
      99,
    );
    const searcher = new BlockSearcher(documents.length);
    const result = searcher.search({
      words: { postings, terms },
      bigrams: { postings, terms: [] },
      bigramWeight: 0,
      blockBonus: new Float32Array(100),
      bonus: () => 0,
      accepts: () => true,
      k: 10,
      leadingBlocks: 0,
    });
    expect(result.blocksEvaluated).toBe(1);
    expect(result.docs.every((doc) => doc < 64)).toBe(true);
  });

  test('one search leaves nothing behind for the next', () => {
    const postings = postingsOf([['甲'], ['乙']]);
    const searcher = new BlockSearcher(2);
    const ask = (token: string) =>
      searcher.search({
        words: { postings, terms: resolveTerms(postings, [{ token, weight: 1 }], 9).terms },
        bigrams: { postings, terms: [] },
        bigramWeight: 0,
        blockBonus: new Float32Array(1),
        bonus: () => 0,
        accepts: () => true,
        k: 5,
        leadingBlocks: 0,
      }).docs;
    expect([...ask('甲')]).toEqual([0]);
    expect([...ask('乙')]).toEqual([1]);
    expect([...ask('丙')]).toEqual([]);
  });
});
