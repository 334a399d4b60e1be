import { join } from 'node:path';
import { z } from 'zod';
import { ANSWER_SIGNS, type AnswerSigns, signValues } from '../consultation/turns/answerable.ts';
import { fitLogistic, type Judged } from '../retrieval/guides/fitting/fit-logistic.ts';
import { readDataset } from './read-dataset.ts';

/** The signs of a message that is answered at all; undefined for small talk and what triage turns away. */
export type SignsOf = (text: string) => Promise<AnswerSigns | undefined>;

export interface AnswerableFit {
  bias: number;
  weights: Record<(typeof ANSWER_SIGNS)[number], number>;
  messages: number;
}

/** Each source of messages counts the same, but stories and public questions, which are many and alike, less. */
const OWN_WEIGHT = 1;
const PUBLIC_WEIGHT = 0.6;

/**
 * Fits the weights of consultation/turns/answerable.ts, both kinds of message weighing the same, in every world given (a fresh
 * clone, and one with statutes).
 */
export async function fitAnswerable(options: {
  worlds: readonly SignsOf[];
  evalsDir: string;
  /** Files of real questions; every other line is learned from. */
  asked: readonly string[];
  /** Short questions of the guides themselves. */
  own: readonly string[];
}): Promise<AnswerableFit> {
  const { evalsDir } = options;
  const at = (file: string) => join(evalsDir, file);
  const half = z.object({ half: z.enum(['dev', 'test']), text: z.string() });
  const dev = async <T extends { half: string }>(file: string, schema: z.ZodType<T>) =>
    (await readDataset(at(file), schema)).filter((item) => item.half === 'dev');
  const everyOther = async (file: string) =>
    (await readDataset(file, z.object({ question: z.string().optional(), text: z.string().optional() })))
      .filter((_, i) => i % 2 === 0)
      .flatMap(({ question, text }) => question ?? text ?? []);
  const guides = half.extend({ guide: z.string().nullable() });
  const sources: { texts: string[]; answered: boolean; weight: number }[] = [
    { texts: await everyOther(at('unanswerable.jsonl')), answered: false, weight: OWN_WEIGHT },
    {
      texts: (await readDataset(at('routing.jsonl'), z.object({ text: z.string(), kind: z.string() })))
        .filter(({ kind }, i) => i % 2 === 0 && ['not-legal', 'smalltalk', 'unclear'].includes(kind))
        .map(({ text }) => text),
      answered: false,
      weight: OWN_WEIGHT,
    },
    {
      texts: (await dev('everyday.jsonl', half)).map(({ text }) => text),
      answered: true,
      weight: OWN_WEIGHT,
    },
    { texts: await everyOther(at('topics.jsonl')), answered: true, weight: OWN_WEIGHT },
    { texts: options.own.filter((_, i) => i % 2 === 0), answered: true, weight: OWN_WEIGHT },
  ];
  for (const file of ['guides.jsonl', 'guides-fresh.jsonl', 'guides-short.jsonl'])
    sources.push({
      texts: (await dev(file, guides)).filter(({ guide }) => guide !== null).map(({ text }) => text),
      answered: true,
      weight: OWN_WEIGHT,
    });
  for (const file of options.asked)
    sources.push({ texts: await everyOther(file), answered: true, weight: PUBLIC_WEIGHT });

  const judged: Judged[] = [];
  for (const signsOf of options.worlds) {
    for (const { texts, answered, weight } of sources) {
      const signs = (await Promise.all(texts.map(signsOf))).flatMap((known) => known ?? []);
      const mass = sources.reduce((sum, s) => sum + (s.answered === answered ? s.weight : 0), 0);
      for (const known of signs)
        judged.push({
          values: signValues(known),
          right: answered,
          weight: weight / mass / Math.max(1, signs.length),
        });
    }
  }
  const { bias, weights } = fitLogistic(judged);
  const rounded = (value: number): number => Number(value.toFixed(2));
  return {
    bias: rounded(bias),
    weights: Object.fromEntries(
      ANSWER_SIGNS.map((sign, i) => [sign, rounded(weights[i]!)]),
    ) as AnswerableFit['weights'],
    messages: judged.length,
  };
}
