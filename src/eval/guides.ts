import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createClassifier } from '../consultation/triage/classifier.ts';
import { topicFeatures } from '../consultation/triage/topic-features.ts';
import type { Knowledge } from '../knowledge/load-knowledge.ts';
import { fitGuides, type Message, type OutOfFold } from '../retrieval/guides/fitting/fit-guides.ts';
import type { GuideMatcher } from '../retrieval/guides/matcher.ts';
import { GUIDE_MODEL_FILE } from '../retrieval/guides/model.ts';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import { readDataset } from './read-dataset.ts';

const caseSchema = z.object({
  id: z.string(),
  half: z.enum(['dev', 'test']),
  text: z.string(),
  /** The guide that answers; null: none does. */
  guide: z.string().nullable(),
  /** Other guides that answer as well. */
  also: z.array(z.string()).default([]),
});
type Case = z.infer<typeof caseSchema>;

export interface GuidesReport {
  half: 'dev' | 'test' | 'all';
  threshold: number;
  /** Messages a guide answers, and messages none does. */
  answerable: number;
  others: number;
  accuracyAt1: number;
  accuracyAt3: number;
  /** Share of all messages answered from a wrong guide, or from one where none answers. */
  wronglyAnswered: number;
  /** Share of answerable messages answered from the right guide. */
  rightlyAnswered: number;
  /** Share of answerable messages whose right guide was first, but below the threshold. */
  belowThreshold: number;
  /** Mean distance of chance and truth, by tenths of chance. */
  calibrationError: number;
  /** Mean milliseconds a message, topics included. */
  ms: number;
  wrong: string[];
}

/** The guide chosen for residents' messages of evals/guides.jsonl, or of one half of it. */
export async function evalGuides(
  deps: { matcher: GuideMatcher },
  options: { dataset: string; half?: 'dev' | 'test' },
): Promise<GuidesReport> {
  const { matcher } = deps;
  const all = await readDataset(options.dataset, caseSchema);
  const cases = all.filter(({ half }) => options.half === undefined || half === options.half);
  const started = performance.now();
  const judged = cases.map((item) => {
    const matches = matcher.match(item.text);
    const right = rightOf(item);
    return {
      item,
      matches,
      chance: matches[0]?.chance ?? 0,
      first: right.includes(matches[0]?.guide ?? ''),
      third: matches.slice(0, 3).some(({ guide }) => right.includes(guide)),
    };
  });
  const ms = (performance.now() - started) / Math.max(1, cases.length);
  const answerable = judged.filter(({ item }) => item.guide !== null);
  const taken = judged.filter(({ chance }) => chance >= matcher.threshold);
  const share = (part: number, of: number) => (of === 0 ? 0 : part / of);
  const line = ({ item, matches }: (typeof judged)[number]) =>
    `${item.id} ${item.text} → ${matches
      .slice(0, 3)
      .map(({ guide, chance }) => `${guide} ${chance.toFixed(2)}`)
      .join('，')}；应为 ${rightOf(item).join('、') || '无'}`;
  return {
    half: options.half ?? 'all',
    threshold: matcher.threshold,
    answerable: answerable.length,
    others: judged.length - answerable.length,
    accuracyAt1: share(answerable.filter(({ first }) => first).length, answerable.length),
    accuracyAt3: share(answerable.filter(({ third }) => third).length, answerable.length),
    wronglyAnswered: share(taken.filter(({ first }) => !first).length, judged.length),
    rightlyAnswered: share(taken.filter(({ first }) => first).length, answerable.length),
    belowThreshold: share(
      judged.filter(({ first, chance }) => first && chance < matcher.threshold).length,
      answerable.length,
    ),
    calibrationError: calibrationError(judged.map(({ chance, first }) => ({ chance, right: first }))),
    ms,
    wrong: judged
      .filter(
        ({ item, first, chance }) =>
          (item.guide !== null && !first) || (!first && chance >= matcher.threshold),
      )
      .map(line),
  };
}

export interface GuidesFitReport {
  guides: number;
  /** Out of fold, by where the messages come from. */
  sources: {
    source: OutOfFold['source'];
    messages: number;
    accuracyAt1: number;
    accuracyAt3: number;
    wronglyAnswered: number;
    calibrationError: number;
  }[];
  threshold: number;
}

export interface GuidesFitOptions {
  knowledge: Knowledge;
  tokenizer: Tokenizer;
  evalsDir: string;
  datasets: readonly string[];
  allowedWrong: number;
  write: boolean;
  progress: (text: string) => void;
}

const NOT_MATTERS = new Set(['smalltalk', 'not-legal', 'unclear']);

/** Fits the guide matcher on knowledge/ itself (questions held out) and the dev halves; the test halves are not looked at. */
export async function runGuidesFit(options: GuidesFitOptions): Promise<GuidesFitReport> {
  const { knowledge, tokenizer, evalsDir } = options;
  const cases = (await Promise.all(options.datasets.map((file) => readDataset(file, caseSchema)))).flat();
  const unanswerable = await readDataset(
    join(evalsDir, 'unanswerable.jsonl'),
    z.object({ text: z.string() }),
  );
  const routing = await readDataset(
    join(evalsDir, 'routing.jsonl'),
    z.object({ text: z.string(), kind: z.string() }),
  );
  const { model, outOfFold } = fitGuides({
    material: knowledge,
    tokenizer,
    topicsFrom: (guides) => {
      const classifier = createClassifier({ ...knowledge, guides }, topicFeatures(tokenizer));
      return (text) => classifier.topics(text);
    },
    residents: cases
      .filter(({ half }) => half === 'dev')
      .map((item): Message => ({ text: item.text, right: rightOf(item) })),
    others: [...unanswerable, ...routing.filter(({ kind }) => NOT_MATTERS.has(kind))].map(({ text }) => text),
    allowedWrong: options.allowedWrong,
    command: 'npm run eval -- fit-guides',
    progress: options.progress,
  });
  if (options.write) await writeFile(GUIDE_MODEL_FILE, `${JSON.stringify(model, null, 2)}\n`);
  const sources = (['knowledge', 'verbatim', 'missing', 'residents', 'others'] as const).map((source) => {
    const rows = outOfFold.filter((row) => row.source === source);
    const answerable = rows.filter((row) => row.answerable);
    const share = (list: readonly OutOfFold[], of: number) => (of === 0 ? 0 : list.length / of);
    return {
      source,
      messages: rows.length,
      accuracyAt1: share(
        answerable.filter((row) => row.firstRight),
        answerable.length,
      ),
      accuracyAt3: share(
        answerable.filter((row) => row.thirdRight),
        answerable.length,
      ),
      wronglyAnswered: share(
        rows.filter((row) => row.chance >= model.threshold && !row.firstRight),
        rows.length,
      ),
      calibrationError: calibrationError(
        rows.map(({ chance, firstRight }) => ({ chance, right: firstRight })),
      ),
    };
  });
  return { guides: knowledge.guides.length, sources, threshold: model.threshold };
}

function rightOf({ guide, also }: Case): string[] {
  return guide === null ? [] : [guide, ...also];
}

/** Expected calibration error: |mean chance − share right| of each tenth, weighted by its messages. */
function calibrationError(judged: readonly { chance: number; right: boolean }[]): number {
  let error = 0;
  for (let tenth = 0; tenth < 10; tenth++) {
    const bin = judged.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth);
    error += Math.abs(bin.reduce((sum, { chance, right }) => sum + chance - (right ? 1 : 0), 0));
  }
  return judged.length === 0 ? 0 : error / judged.length;
}
