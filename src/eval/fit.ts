import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { LocalDate } from '../core/dates.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { type Fitted, fitRanking } from '../retrieval/fitting/fit.ts';
import { createPlainBm25 } from '../retrieval/fitting/plain-bm25.ts';
import { indexedPassages } from '../retrieval/index/corpus.ts';
import { IndexBuilder } from '../retrieval/index/index-builder.ts';
import { openIndex, type SearchIndex } from '../retrieval/index/search-index.ts';
import { LEARNED_FILE, WEIGHTS_FILE } from '../retrieval/ranking/learned-files.ts';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import { measureRankings, type RankingMeasures, RECALL_DEPTHS } from './metrics.ts';
import { readDataset } from './read-dataset.ts';
import { articleKey, readRetrievalDataset } from './retrieval-dataset.ts';

export interface FitRunOptions {
  library: StatuteLibrary;
  passages: Iterable<Passage>;
  tokenizer: Tokenizer;
  /** Fitted on together; measured apart. */
  datasets: readonly string[];
  /** Lines of {"text"}: messages no passage answers. */
  unanswerable: string;
  asOf: LocalDate;
  folds: number;
  /** Write weights.json and learned.json; without it only the figures are made. */
  write: boolean;
  progress: (text: string) => void;
}

export interface FitReport {
  candidateRecall: number;
  datasets: { dataset: string; plain: RankingMeasures; linear: RankingMeasures; full: RankingMeasures }[];
  weightsBytes: number;
  learnedBytes: number;
}

/** Fits the ranking on a data set and reports plain BM25, the linear model and the whole, the last two out of fold. */
export async function runFit(options: FitRunOptions): Promise<FitReport> {
  const { library, tokenizer, asOf, progress } = options;
  const sets = await Promise.all(options.datasets.map((dataset) => readRetrievalDataset(dataset, library)));
  const examples = sets.flat();
  const unanswerable = await readDataset(options.unanswerable, z.object({ text: z.string() }));
  const groups = [...indexedPassages(options.passages, library, asOf)];
  const index = indexOf(groups, tokenizer);
  progress(`索引 ${index.documents.size} 个片段`);
  const fitted = fitRanking({
    index,
    ownIndex: indexOf(groups.slice(0, 2), tokenizer),
    tokenizer,
    questions: examples.map(({ question, relevant }) => ({ text: question, relevant })),
    unanswerable: unanswerable.map(({ text }) => text),
    asOf,
    folds: options.folds,
    command: 'npm run eval -- fit --dataset FILE --as-of DATE',
    progress,
  });
  const weights = JSON.stringify(fitted.model);
  const learned = JSON.stringify(fitted.learned);
  if (options.write) {
    await writeFile(WEIGHTS_FILE, `${weights}\n`);
    await writeFile(LEARNED_FILE, `${learned}\n`);
  }
  const plain = createPlainBm25(library, asOf, tokenizer);
  const relevantOf = (i: number) => new Set(examples[i]!.relevant.map(articleKey));
  let first = 0;
  const datasets = sets.map((set, which) => {
    const from = first;
    first += set.length;
    const own = (i: number) => from <= i && i < from + set.length;
    return {
      dataset: options.datasets[which]!,
      plain: measureRankings(
        set.map(({ question }, i) => ({ ranking: plain(question, 100), relevant: relevantOf(from + i) })),
      ),
      linear: measureOutOfFold(fitted, 'linear', relevantOf, own),
      full: measureOutOfFold(fitted, 'full', relevantOf, own),
    };
  });
  return {
    candidateRecall: fitted.candidateRecall,
    datasets,
    weightsBytes: Buffer.byteLength(weights),
    learnedBytes: Buffer.byteLength(learned),
  };
}

function indexOf(groups: readonly (readonly Passage[])[], tokenizer: Tokenizer): SearchIndex {
  const builder = new IndexBuilder(tokenizer);
  for (const group of groups) for (const passage of group) builder.add(passage);
  return openIndex(builder.finish('fit'));
}

function measureOutOfFold(
  fitted: Fitted,
  which: 'linear' | 'full',
  relevantOf: (i: number) => ReadonlySet<string>,
  counts: (question: number) => boolean,
): RankingMeasures {
  return measureRankings(
    fitted.outOfFold
      .filter(({ question }) => counts(question))
      .map((entry) => ({ ranking: entry[which], relevant: relevantOf(entry.question) })),
  );
}

export function formatFitReport(report: FitReport): string {
  const row = (name: string, { recall, mrr10 }: RankingMeasures): string =>
    [name, ...RECALL_DEPTHS.map((k) => recall[k].toFixed(3)), mrr10.toFixed(3)].join('\t');
  return [
    `候选召回 ${report.candidateRecall.toFixed(3)}；折外结果`,
    ...report.datasets.flatMap(({ dataset, plain, linear, full }) => [
      '',
      [`${basename(dataset)}（${full.questions} 题）`, ...RECALL_DEPTHS.map((k) => `R@${k}`), 'MRR@10'].join(
        '\t',
      ),
      row('词 BM25', plain),
      row('线性', linear),
      row('线性＋树', full),
    ]),
    '',
    `weights.json ${report.weightsBytes} 字节，learned.json ${report.learnedBytes} 字节`,
  ].join('\n');
}
