import { expect, test } from 'vitest';
import { articlesOfStatute, indexedPassages } from '../../src/retrieval/index/corpus.ts';
import { digest, guide, madeUpLibrary, TODAY } from './made-up-library.ts';

test('versions with the same text become one passage over the joined interval, a changed text two', () => {
  const library = madeUpLibrary();
  const passages = articlesOfStatute(library, library.find('邻里水管法')!);
  const seen = passages.map(({ article, from, until }) => [article!.number, from, until]);
  expect(seen).toEqual([
    ['1', '2010-01-01', undefined],
    ['2', '2010-01-01', '2020-01-01'],
    ['2', '2020-01-01', undefined],
    ['3', '2010-01-01', undefined],
  ]);
});

test('a text that was dropped and came back keeps its gap', () => {
  const library = madeUpLibrary({
    甲法: [
      { from: '2000-01-01', until: '2010-01-01', articles: { 1: '旧话。' } },
      { from: '2010-01-01', until: '2020-01-01', articles: { 2: '别的话。' } },
      { from: '2020-01-01', articles: { 1: '旧话。' } },
    ],
  });
  const firsts = articlesOfStatute(library, library.find('甲法')!).filter(
    ({ article }) => article!.number === '1',
  );
  expect(firsts.map(({ from, until }) => [from, until])).toEqual([
    ['2000-01-01', '2010-01-01'],
    ['2020-01-01', undefined],
  ]);
});

test('guides come first, then digests, then the statutes one by one', () => {
  const own = [digest('邻里水管法', '2', '七天内修好'), guide('漏水')];
  const kinds = [...indexedPassages(own, madeUpLibrary(), TODAY)].flat().map(({ kind }) => kind);
  expect(kinds.slice(0, 2)).toEqual(['guide', 'digest']);
  expect(new Set(kinds.slice(2))).toEqual(new Set(['article']));
});
