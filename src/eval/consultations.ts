import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { TurnResult } from '../consultation/records.ts';
import type { Reply } from '../contracts/reply.ts';
import type { LocalDate } from '../core/dates.ts';
import {
  type ArticleNumber,
  formatArticleNumber,
  parseArticleNumber,
} from '../knowledge/statutes/article-number.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { normaliseTitle } from '../knowledge/statutes/title.ts';
import { percentile } from './metrics.ts';
import { readDataset } from './read-dataset.ts';

const line = z.object({
  id: z.string(),
  question: z.string(),
  relevant: z.array(z.object({ law: z.string(), article: z.string() })).default([]),
});

export interface ConsultationsReport {
  questions: number;
  /** Shares, 0 to 1. */
  answered: number;
  handedOff: number;
  relevantInFirstFive: number;
  citations: number;
  /** Share of citations of articles that exist and are in force on the day; must be 1. */
  inForce: number;
  p50ms: number;
  p95ms: number;
}

export interface ConsultationsOptions {
  dataset: string;
  asOf: LocalDate;
  out?: string;
  ask(question: string): Promise<TurnResult>;
  render(reply: Reply): string;
  library: StatuteLibrary;
  onProgress?: (done: number, total: number) => void;
}

/** Whole answers to messy consultations: what was cited, whether it exists, and whether it is what the references cite. */
export async function evalConsultations(options: ConsultationsOptions): Promise<ConsultationsReport> {
  const rows = await readDataset(options.dataset, line);
  const out: string[] = [];
  const ms: number[] = [];
  const sums = { answered: 0, handedOff: 0, relevant: 0, citations: 0, inForce: 0 };
  const keyOf = (law: string, article: string) => {
    const number = parseArticleNumber(article);
    return `${options.library.find(law)?.key ?? normaliseTitle(law)}#${number ?? article}`;
  };
  for (const [i, row] of rows.entries()) {
    const started = performance.now();
    const result = await options.ask(row.question);
    ms.push(performance.now() - started);
    const replies = result.replies('');
    const cited = result.citations.flatMap(({ statute, article }) =>
      statute !== undefined && article !== undefined
        ? [{ law: statute, article: formatArticleNumber(article as ArticleNumber) }]
        : [],
    );
    const relevant = new Set(row.relevant.map(({ law, article }) => keyOf(law, article)));
    if (replies.some(({ body }) => body.type === 'answer')) sums.answered++;
    if (result.handoff) sums.handedOff++;
    if (cited.slice(0, 5).some(({ law, article }) => relevant.has(keyOf(law, article)))) sums.relevant++;
    for (const { law, article } of cited) {
      sums.citations++;
      const number = parseArticleNumber(article);
      if (number !== undefined && options.library.article(law, number, options.asOf)) sums.inForce++;
    }
    out.push(
      JSON.stringify({
        id: row.id,
        reply: replies.map(options.render).join('\n\n'),
        citations: cited,
        action: result.record.path,
      }),
    );
    options.onProgress?.(i + 1, rows.length);
  }
  if (options.out !== undefined) await writeFile(options.out, `${out.join('\n')}\n`);
  const share = (n: number) => (rows.length === 0 ? 0 : n / rows.length);
  return {
    questions: rows.length,
    answered: share(sums.answered),
    handedOff: share(sums.handedOff),
    relevantInFirstFive: share(sums.relevant),
    citations: sums.citations,
    inForce: sums.citations === 0 ? 1 : sums.inForce / sums.citations,
    p50ms: percentile(ms, 50),
    p95ms: percentile(ms, 95),
  };
}
