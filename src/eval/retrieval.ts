import { writeFile } from 'node:fs/promises';
import type { LocalDate } from '../core/dates.ts';
import { formatArticleNumber } from '../knowledge/statutes/article-number.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import type { RankedArticle } from '../retrieval/local-retriever.ts';
import type { RetrievalQuery } from '../retrieval/ports.ts';
import { measureRankings, percentile, type RankingMeasures, RECALL_DEPTHS } from './metrics.ts';
import { articleKey, readRetrievalDataset } from './retrieval-dataset.ts';

export interface RetrievalEvalOptions {
  retriever: { rankArticles(query: RetrievalQuery): Promise<RankedArticle[]> };
  library: StatuteLibrary;
  dataset: string;
  asOf: LocalDate;
  /** Length of the rankings; measures deeper than this say what the shorter ranking found. */
  top: number;
  /** File for {"id","ranking":[{"law","article","score"}]}, a line a question. */
  out?: string;
}

export interface RetrievalReport extends RankingMeasures {
  /** Milliseconds a question. */
  p50: number;
  p95: number;
}

/** Ranks the articles for every question of a data set and measures the rankings. A digest counts as its article. */
export async function evalRetrieval(options: RetrievalEvalOptions): Promise<RetrievalReport> {
  const { retriever, library, dataset, asOf, top, out } = options;
  const examples = await readRetrievalDataset(dataset, library);
  const lines: string[] = [];
  const rankings: { ranking: string[]; relevant: ReadonlySet<string> }[] = [];
  const times: number[] = [];
  // The first queries compile the code they run; what residents wait for later is measured.
  for (const { question } of examples.slice(0, 20))
    await retriever.rankArticles({ text: question, asOf, areas: [], limit: top });
  for (const { id, question, relevant } of examples) {
    const started = performance.now();
    const ranking = await retriever.rankArticles({ text: question, asOf, areas: [], limit: top });
    times.push(performance.now() - started);
    rankings.push({ ranking: ranking.map(articleKey), relevant: new Set(relevant.map(articleKey)) });
    if (out !== undefined)
      lines.push(`${JSON.stringify({ id, ranking: ranking.map((entry) => outLine(entry, library)) })}\n`);
  }
  if (out !== undefined) await writeFile(out, lines.join(''));
  return { ...measureRankings(rankings), p50: percentile(times, 50), p95: percentile(times, 95) };
}

function outLine({ statute, number, score }: RankedArticle, library: StatuteLibrary) {
  return {
    law: library.find(statute)?.title ?? statute,
    article: formatArticleNumber(number),
    score: Number(score.toPrecision(6)),
  };
}

/** Figures others reached on the STARD questions, and what we aim at, to stand beside ours. */
const PUBLISHED = [
  { name: '词 BM25', recall10: 0.43, recall100: 0.63 },
  { name: '已发表最好（微调的稠密检索）', recall10: undefined, recall100: 0.907 },
  { name: '要达到', recall10: 0.65, recall100: 0.9 },
] as const;

export function formatRetrievalReport(report: RetrievalReport): string {
  const share = (value: number | undefined): string => (value === undefined ? '—' : value.toFixed(3));
  return [
    `题数 ${report.questions}`,
    ...RECALL_DEPTHS.map((k) => `recall@${k}\t${share(report.recall[k])}`),
    `MRR@10\t${share(report.mrr10)}`,
    `p50 ${report.p50.toFixed(1)} ms\tp95 ${report.p95.toFixed(1)} ms`,
    '',
    '对照\trecall@10\trecall@100',
    `本系统\t${share(report.recall[10])}\t${share(report.recall[100])}`,
    ...PUBLISHED.map(({ name, recall10, recall100 }) => `${name}\t${share(recall10)}\t${share(recall100)}`),
  ].join('\n');
}
