import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { createSafety, SHORT } from '../consultation/safety/create-safety.ts';
import { type CueWeights, createCueModel } from '../consultation/safety/cue-model.ts';
import { cuesOf } from '../consultation/safety/cues.ts';
import { lookAlike } from '../consultation/safety/look-alikes.ts';
import { normalise } from '../consultation/safety/normalise.ts';
import type { SafetyCheck } from '../consultation/safety/safety.ts';
import { isPattern } from '../consultation/safety/word-classes.ts';
import type { Emergency } from '../knowledge/safety-scripts.ts';
import { type Example, type Learned, learnCues } from './learn-cues.ts';
import { readDataset } from './read-dataset.ts';

const caseSchema = z.object({ text: z.string(), expect: z.string(), half: z.enum(['dev', 'test']) });
type Case = z.infer<typeof caseSchema>;

export interface FitSafetyOptions {
  /** evals/safety.jsonl, all of it; the safety-blind files are never learned from. */
  dataset: string;
  /** More sets of which the dev half alone is learned from; the other measures. */
  devHalves?: readonly string[];
  /** Share of its look-alikes that may be above the threshold when the table has not seen them. */
  falseAlarms: number;
  fitted: string;
  /** Writes the table here. */
  out?: string;
}

/**
 * Fits the table of the cue model and may write it. `everyday`: questions and messages that are no emergencies (those the
 * phrases take for one are left out); they are learned from, never copied. Deterministic: the same input gives the same file.
 */
export async function fitSafety(
  deps: { emergencies: readonly Emergency[]; everyday: readonly string[] },
  options: FitSafetyOptions,
): Promise<CueWeights> {
  const halves = await Promise.all((options.devHalves ?? []).map((file) => readDataset(file, caseSchema)));
  const cases = [
    ...(await readDataset(options.dataset, caseSchema)),
    ...halves.flat().filter(({ half }) => half === 'dev'),
  ];
  const phrases = createSafety(deps.emergencies, false);
  const ids = deps.emergencies.map(({ id }) => id);
  const common = [...examplesOfPhrases(deps.emergencies), ...examplesOfEveryday(deps.everyday, phrases)];
  const examples = cases.map((one) => exampleOfCase(one, ids));
  const learn = (from: readonly Example[]) =>
    tableOf(learnCues([...from, ...common], ids.length), ids, options.fitted);
  const fitted = { ...learn(examples), threshold: threshold(cases, examples, learn, options.falseAlarms) };
  // A line a table: what changed is seen, and the file stays small.
  const lines = JSON.stringify(fitted)
    .replace(/"(bias|weights)":/g, '\n"$1":')
    .replace(/\},"/g, '},\n"');
  if (options.out !== undefined) await writeFile(options.out, `${lines}\n`);
  return fitted;
}

/** Smaller weights change no decision and only swell the file. */
const SMALLEST = 0.35;

function tableOf({ bias, weights }: Learned, kinds: readonly string[], fitted: string): CueWeights {
  const ids = [...kinds, 'none'];
  const round = (value: number) => Math.round(value * 10) / 10;
  const sorted = [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    fitted,
    threshold: 0,
    bias: Object.fromEntries(ids.map((id, k) => [id, round(bias[k]!)])),
    weights: Object.fromEntries(
      ids.map((id, k) => [
        id,
        Object.fromEntries(
          sorted.flatMap(([cue, row]) => (Math.abs(row[k]!) >= SMALLEST ? [[cue, round(row[k]!)]] : [])),
        ),
      ]),
    ),
  };
}

const NONE = -1;

const example = (text: string, kind: number, weight: number): Example => ({
  cues: cuesOf(normalise(text)),
  kind,
  weight,
});

/** Missing an emergency weighs more than a false alarm. */
function exampleOfCase({ text, expect }: Case, ids: readonly string[]): Example {
  return expect === 'none' ? example(text, NONE, 2) : example(text, ids.indexOf(expect), 3);
}

function examplesOfPhrases(emergencies: readonly Emergency[]): Example[] {
  return emergencies.flatMap(({ triggers }, kind) =>
    triggers.filter((phrase) => !isPattern(phrase)).map((phrase) => example(phrase, kind, 0.5)),
  );
}

function examplesOfEveryday(everyday: readonly string[], phrases: SafetyCheck): Example[] {
  return [...new Set(everyday)].filter((text) => !phrases(text, [])).map((text) => example(text, NONE, 1));
}

const FOLDS = 5;

/** Every fifth case is scored by a table that has not seen it; those the look-alike rules catch alarm nobody. */
function threshold(
  cases: readonly Case[],
  examples: readonly Example[],
  learn: (from: readonly Example[]) => CueWeights,
  falseAlarms: number,
): number {
  const unseen: number[] = [];
  let count = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = createCueModel(learn(examples.filter((_, i) => i % FOLDS !== fold)));
    for (const [i, { text, expect }] of cases.entries()) {
      if (i % FOLDS !== fold || expect !== 'none') continue;
      const plain = normalise(text);
      // They have a margin of their own.
      if (plain.length <= SHORT.letters) continue;
      count++;
      if (lookAlike(plain) === undefined) unseen.push(model.score(plain).score);
    }
  }
  const allowed = unseen.sort((a, b) => b - a)[Math.floor(count * falseAlarms)] ?? 0;
  return Math.round(allowed * 100) / 100;
}
