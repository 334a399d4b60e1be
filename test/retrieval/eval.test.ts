import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { measureRankings, percentile, recallAt, reciprocalRankAt } from '../../src/eval/metrics.ts';
import { evalRetrieval, formatRetrievalReport } from '../../src/eval/retrieval.ts';
import type { ArticleNumber } from '../../src/knowledge/statutes/article-number.ts';
import { madeUpLibrary, TODAY } from './made-up-library.ts';

describe('measures', () => {
  const ranking = ['a', 'b', 'c', 'd'];
  test('recall is the share of the relevant found', () => {
    expect(recallAt(ranking, new Set(['b', 'z']), 2)).toBe(0.5);
    expect(recallAt(ranking, new Set(['d']), 3)).toBe(0);
  });
  test('reciprocal rank looks at the first right one only', () => {
    expect(reciprocalRankAt(ranking, new Set(['c', 'd']), 10)).toBeCloseTo(1 / 3);
    expect(reciprocalRankAt(ranking, new Set(['d']), 3)).toBe(0);
  });
  test('every question counts the same', () => {
    const measures = measureRankings([
      { ranking: ['a'], relevant: new Set(['a']) },
      { ranking: [], relevant: new Set(['a', 'b']) },
    ]);
    expect(measures).toMatchObject({ questions: 2, mrr10: 0.5, recall: { 5: 0.5, 100: 0.5 } });
  });
  test('percentiles by nearest rank', () => {
    expect(percentile([4, 1, 3, 2], 50)).toBe(2);
    expect(percentile([4, 1, 3, 2], 95)).toBe(4);
    expect(percentile([], 95)).toBe(0);
  });
});

describe('the retrieval eval', () => {
  const answering = {
    rankArticles: async () => [
      { statute: '走廊养鸡条例', number: '2' as ArticleNumber, score: 0.7 },
      { statute: '邻里水管法', number: '2' as ArticleNumber, score: 0.2 },
    ],
  };

  test('matches laws by any way of writing them and writes the rankings', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'falin-'));
    const dataset = join(dir, 'questions.jsonl');
    const out = join(dir, 'out.jsonl');
    const lines = [
      { id: 'q1', question: '漏水', relevant: [{ law: '《中华人民共和国邻里水管法》', article: '第二条' }] },
      { id: 'q2', question: '鸡蛋', relevant: [{ law: '走廊养鸡条例', article: '第七条' }] },
    ];
    await writeFile(dataset, lines.map((line) => JSON.stringify(line)).join('\n'));
    const report = await evalRetrieval({
      retriever: answering,
      library: madeUpLibrary(),
      dataset,
      asOf: TODAY,
      top: 100,
      out,
    });
    expect(report).toMatchObject({ questions: 2, recall: { 5: 0.5 }, mrr10: 0.25 });
    const written = (await readFile(out, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(written[0]).toEqual({
      id: 'q1',
      ranking: [
        { law: '走廊养鸡条例', article: '第二条', score: 0.7 },
        { law: '邻里水管法', article: '第二条', score: 0.2 },
      ],
    });
    expect(formatRetrievalReport(report)).toContain('recall@10');
  });

  test('names the line that is wrong', async () => {
    const dataset = join(await mkdtemp(join(tmpdir(), 'falin-')), 'questions.jsonl');
    await writeFile(
      dataset,
      '{"id":"q1","question":"漏水","relevant":[{"law":"a","article":"b"}]}\n{"id":1}\n',
    );
    const run = evalRetrieval({
      retriever: answering,
      library: madeUpLibrary(),
      dataset,
      asOf: TODAY,
      top: 10,
    });
    await expect(run).rejects.toThrow('第 2 行');
  });

  test('says so when the file is not there', async () => {
    const run = evalRetrieval({
      retriever: answering,
      library: madeUpLibrary(),
      dataset: '/nowhere.jsonl',
      asOf: TODAY,
      top: 10,
    });
    await expect(run).rejects.toThrow('读不到数据集');
  });
});
