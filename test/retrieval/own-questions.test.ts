import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { PassageId } from '../../src/core/ids.ts';
import { recallAt } from '../../src/eval/metrics.ts';
import { readDataset } from '../../src/eval/read-dataset.ts';
import { articleKey, readRetrievalDataset } from '../../src/eval/retrieval-dataset.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { passagesOfKnowledge } from '../../src/knowledge/passages.ts';
import { IndexBuilder } from '../../src/retrieval/index/index-builder.ts';
import { openIndex } from '../../src/retrieval/index/search-index.ts';
import { createLocalRetriever, type LocalRetriever } from '../../src/retrieval/local-retriever.ts';
import { readLearned, readRankingModel } from '../../src/retrieval/ranking/learned-files.ts';
import { readTokenizer } from '../../src/retrieval/tokens/tokenizer.ts';
import { madeUpLibrary, TODAY } from './made-up-library.ts';

// What a fresh clone finds: our own guides and digests, no statutes imported.
const noLibrary = madeUpLibrary({});
let retriever: LocalRetriever;
let digests: Set<string>;

beforeAll(async () => {
  const passages = [...passagesOfKnowledge(await loadKnowledge(['knowledge']))];
  const tokenizer = readTokenizer('knowledge/words');
  const builder = new IndexBuilder(tokenizer);
  for (const kind of ['guide', 'digest'] as const) {
    for (const passage of passages) if (passage.kind === kind) builder.add(passage);
  }
  digests = new Set(
    passages.flatMap(({ kind, article }) => (kind === 'digest' && article ? [articleKey(article)] : [])),
  );
  retriever = createLocalRetriever({
    index: openIndex(builder.finish('test')),
    tokenizer,
    model: readRankingModel(),
    learned: readLearned(),
    library: noLibrary,
    knowledge: new Map(passages.map((passage) => [passage.id as PassageId, passage])),
  });
}, 60_000);

const search = (text: string) => retriever.search({ text, asOf: TODAY, areas: [], limit: 20 });

describe('on our own questions, from a fresh clone', () => {
  test('the digest that answers is among the first ten', async () => {
    const examples = (await readRetrievalDataset('evals/retrieval.jsonl', noLibrary)).filter(({ relevant }) =>
      relevant.every((article) => digests.has(articleKey(article))),
    );
    expect(examples.length).toBeGreaterThan(25);
    let recall = 0;
    for (const { question, relevant } of examples) {
      const ranking = await retriever.rankArticles({ text: question, asOf: TODAY, areas: [], limit: 10 });
      recall += recallAt(ranking.map(articleKey), new Set(relevant.map(articleKey)), 10);
    }
    expect(recall / examples.length).toBeGreaterThan(0.85);
  });

  test('what no passage answers is told apart', async () => {
    const none = await readDataset('evals/unanswerable.jsonl', z.object({ text: z.string() }));
    const asked = await readRetrievalDataset('evals/retrieval.jsonl', noLibrary);
    const confidences = (texts: readonly string[]) =>
      Promise.all(texts.map(async (text) => (await search(text)).confidence));
    const nothing = await confidences(none.map(({ text }) => text));
    const something = await confidences(asked.map(({ question }) => question));
    // Of a question and a message that nothing answers, the question is nearly always the surer one.
    const pairs = something.flatMap((yes) => nothing.map((no) => (yes > no ? 1 : yes === no ? 0.5 : 0)));
    expect(pairs.reduce((sum: number, won) => sum + won, 0) / pairs.length).toBeGreaterThan(0.92);
    expect(nothing.filter((confidence) => confidence >= 0.5).length / nothing.length).toBeLessThan(0.1);
  });
});
