import { expect, test } from 'vitest';
import { runRetrievalBench } from '../../src/bench/retrieval-bench.ts';
import { recallAt } from '../../src/eval/metrics.ts';
import { createTokenizer } from '../../src/retrieval/tokens/tokenizer.ts';
import { digest, madeUpLibrary, TODAY } from './made-up-library.ts';

test('the bench asks every index the same questions and measures each', async () => {
  const bench = await runRetrievalBench({
    library: madeUpLibrary(),
    passages: [digest('邻里水管法', '2', '水管漏了七天修好')],
    tokenizer: createTokenizer(),
    questions: [{ question: '水管渗漏赔偿', relevant: new Set(['邻里水管法/2']) }],
    asOf: TODAY,
    sizes: true,
    vectors: true,
    recallAt,
    progress: () => undefined,
  });
  expect(bench.sideBySide.map(({ name, recall10 }) => [name, recall10])).toEqual([
    ['MiniSearch', 1],
    ['SQLite FTS5', 1],
    ['本系统：词表检索', 1],
    ['本系统：完整排序', 1],
  ]);
  expect(bench.growth).toHaveLength(6);
  expect(bench.growth.at(-1)!.passages).toBeGreaterThan(bench.growth[2]!.passages * 5);
  expect(bench.vectors.map(({ name }) => name)).toContain('LangChain MemoryVectorStore');
});
