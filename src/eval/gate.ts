import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { gate } from '../consultation/gate/gate.ts';
import type { Answer, Citation } from '../contracts/answer.ts';
import { type LocalDate, parseLocalDate } from '../core/dates.ts';
import type { PassageId } from '../core/ids.ts';
import type { Passage } from '../knowledge/passage.ts';
import { formatArticleNumber, parseArticleNumber } from '../knowledge/statutes/article-number.ts';
import { EMPTY_ANSWER } from './empty-answer.ts';
import { madeUpLibrary } from './made-up-library.ts';
import { readDataset } from './read-dataset.ts';

const day = z.string().transform((text, context): LocalDate => {
  const date = parseLocalDate(text);
  if (date === undefined) context.addIssue({ code: 'custom', message: `不是日期：${text}` });
  return date ?? ('1970-01-01' as LocalDate);
});
const worldSchema = z.object({
  asOf: day,
  statutes: z.array(
    z.object({
      title: z.string(),
      versions: z.array(
        z.object({ effective: day, until: day.optional(), articles: z.record(z.string(), z.string()) }),
      ),
    }),
  ),
  passages: z.record(
    z.string(),
    z.object({
      kind: z.enum(['article', 'digest', 'guide']),
      title: z.string().optional(),
      statute: z.string().optional(),
      number: z.string().optional(),
      from: day.optional(),
      until: day.optional(),
      body: z.string(),
    }),
  ),
});
const caseSchema = z.object({
  id: z.string(),
  note: z.string(),
  part: z.enum(['short', 'steps', 'law', 'deadlines', 'cost', 'pitfalls', 'person']),
  text: z.string(),
  cites: z.array(z.string()),
  expect: z.string(),
});

export interface GateReport {
  cases: number;
  /** Share of cases judged as expected. */
  accuracy: number;
  /** False claims that got through: must be none. */
  letThrough: string[];
  /** Right claims that were dropped. */
  wronglyDropped: string[];
  /** Dropped, but for another reason than expected. */
  otherReason: string[];
}

/** Judges the claims of evals/gate.jsonl against the made-up statutes of evals/gate-world.yaml. */
export async function evalGate(
  deps: { evalsDir: string },
  options: { dataset?: string } = {},
): Promise<GateReport> {
  const world = worldSchema.parse(parse(await readFile(join(deps.evalsDir, 'gate-world.yaml'), 'utf8')));
  const cases = await readDataset(options.dataset ?? join(deps.evalsDir, 'gate.jsonl'), caseSchema);
  const library = madeUpLibrary(world.statutes);
  const passages = new Map(
    Object.entries(world.passages).map(([id, { statute, number, title, ...rest }]): [string, Passage] => {
      const parsed = number === undefined ? undefined : parseArticleNumber(number);
      const article = statute !== undefined && parsed !== undefined ? { statute, number: parsed } : undefined;
      return [
        id,
        {
          ...rest,
          id: id as PassageId,
          title: title ?? statute ?? '',
          path: '',
          questions: [],
          topics: [],
          areas: [],
          article,
          from: rest.from,
          until: rest.until,
        },
      ];
    }),
  );
  const cite = (id: string, i: number): Citation => {
    const passage = passages.get(id);
    const article = passage?.article;
    const label = article
      ? `《${article.statute}》${formatArticleNumber(article.number)}`
      : `办事指南：${passage?.title}`;
    return { n: i + 1, passageId: id, kind: passage?.kind ?? 'guide', label, gist: '' };
  };
  const report: GateReport = {
    cases: cases.length,
    accuracy: 0,
    letThrough: [],
    wronglyDropped: [],
    otherReason: [],
  };
  for (const { id, note, part, text, cites, expect } of cases) {
    const claim = { text, cites: cites.map((_, i) => i + 1) };
    const answer: Answer = { ...EMPTY_ANSWER, citations: cites.map(cite), [part]: [claim] };
    const { dropped } = gate(answer, passages, library, world.asOf);
    const fault = dropped.find((entry) => entry.part === part)?.reason ?? 'keep';
    const line = `${id} ${note}: ${fault} ≠ ${expect}`;
    if (fault === expect) continue;
    if (fault === 'keep') report.letThrough.push(line);
    else if (expect === 'keep') report.wronglyDropped.push(line);
    else report.otherReason.push(line);
  }
  const wrong = report.letThrough.length + report.wronglyDropped.length + report.otherReason.length;
  report.accuracy = cases.length === 0 ? 0 : 1 - wrong / cases.length;
  return report;
}
