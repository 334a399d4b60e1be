import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { createSafety } from '../consultation/safety/create-safety.ts';
import { type CueWeights, createCueModel, cuesOf } from '../consultation/safety/cue-model.ts';
import { normalise } from '../consultation/safety/normalise.ts';
import type { SafetyCheck } from '../consultation/safety/safety.ts';
import { isPattern } from '../consultation/safety/word-classes.ts';
import type { Emergency } from '../knowledge/safety-scripts.ts';
import { readDataset } from './read-dataset.ts';

const caseSchema = z.object({ half: z.enum(['dev', 'test']), text: z.string(), expect: z.string() });

/** Every other public message teaches what residents write about every day, and three times over: they write as ours do. */
const PUBLIC_WEIGHT = 3;

export interface FitSafetyOptions {
  /** evals/safety.jsonl; its dev half is learned from. */
  dataset: string;
  /** Share of the public messages not learned from that may be above the threshold without a phrase in them. */
  falseAlarms: number;
  fitted: string;
  /** Writes the table here. */
  out?: string;
}

/** Fits the table of the cue model from knowledge/ and public messages (never copied, only learned from), and may write it. */
export async function fitSafety(
  deps: {
    knowledge: {
      safety: readonly Emergency[];
      guides: readonly { questions: readonly string[] }[];
      digests: readonly { questions: readonly string[] }[];
    };
    publicMessages: readonly string[];
  },
  options: FitSafetyOptions,
): Promise<CueWeights> {
  const { knowledge, publicMessages } = deps;
  const learned = publicMessages.filter((_, i) => i % 2 === 0);
  const held = publicMessages.filter((_, i) => i % 2 === 1);
  const own = [...knowledge.guides, ...knowledge.digests].flatMap(({ questions }) => questions);
  const table = await fitCueWeights(
    {
      emergencies: knowledge.safety,
      questions: [...own, ...Array.from({ length: PUBLIC_WEIGHT }, () => learned).flat()],
      phrases: createSafety(knowledge.safety, false),
      everyday: held,
    },
    options,
  );
  // A line a table: what changed is seen, and the file stays small.
  const lines = JSON.stringify(table)
    .replace(/"(bias|weights|kinds)":/g, '\n"$1":')
    .replace(/\},"/g, '},\n"');
  if (options.out !== undefined) await writeFile(options.out, `${lines}\n`);
  return table;
}

const ROUNDS = 14;
const RATE = 0.3;
const DECAY = 0.002;
/** Smaller weights change no decision and only swell the file. */
const SMALLEST = 0.12;
/** Cues seen once teach nothing that holds elsewhere. */
const LEAST_SEEN = 2;

interface Example {
  cues: string[];
  emergency: 0 | 1;
  weight: number;
}

/**
 * Fits the weights of the cue model on the dev half of evals/safety.jsonl, the plain phrases of safety.yaml and our own
 * everyday questions (those the phrases themselves take for emergencies left out). The threshold is set so that `falseAlarms`
 * of the `everyday` messages are above it. Deterministic: the same input gives the same file.
 */
export async function fitCueWeights(
  deps: {
    emergencies: readonly Emergency[];
    questions: readonly string[];
    phrases: SafetyCheck;
    everyday: readonly string[];
  },
  options: { dataset: string; falseAlarms: number; fitted: string },
): Promise<CueWeights> {
  const cases = (await readDataset(options.dataset, caseSchema)).filter(({ half }) => half === 'dev');
  const example = (text: string, emergency: 0 | 1, weight: number): Example => ({
    cues: cuesOf(normalise(text)),
    emergency,
    weight,
  });
  const examples: Example[] = [
    ...cases.map(({ text, expect }) => (expect === 'none' ? example(text, 0, 2) : example(text, 1, 3))),
    ...deps.emergencies.flatMap(({ triggers }) =>
      triggers.filter((phrase) => !isPattern(phrase)).map((phrase) => example(phrase, 1, 0.5)),
    ),
    ...deps.questions.filter((text) => !deps.phrases(text, [])).map((text) => example(text, 0, 1)),
  ];

  const seen = new Map<string, number>();
  for (const { cues } of examples) for (const cue of cues) seen.set(cue, (seen.get(cue) ?? 0) + 1);
  const weights = new Map<string, number>();
  const steps = new Map<string, number>();
  for (const [cue, count] of seen) if (count >= LEAST_SEEN) weights.set(cue, 0);
  let bias = -3;
  const random = generator(7);
  const order = examples.map((_, i) => i);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const at of order) {
      const { cues, emergency, weight } = examples[at]!;
      const known = cues.filter((cue) => weights.has(cue));
      const scale = 1 / Math.sqrt(Math.max(1, known.length));
      const score = known.reduce((sum, cue) => sum + weights.get(cue)! * scale, bias);
      const error = (emergency - 1 / (1 + Math.exp(-score))) * weight;
      bias += 0.02 * error;
      for (const cue of known) {
        const gradient = error * scale - DECAY * weights.get(cue)!;
        const step = (steps.get(cue) ?? 1e-6) + gradient * gradient;
        steps.set(cue, step);
        weights.set(cue, weights.get(cue)! + (RATE * gradient) / Math.sqrt(step));
      }
    }
  }
  const rounded = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= SMALLEST)
    .map(([cue, weight]) => [cue, Math.round(weight * 100) / 100] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const fitted = {
    fitted: options.fitted,
    bias: Math.round(bias * 100) / 100,
    threshold: 0,
    weights: Object.fromEntries(rounded),
    kinds: kindWeights(deps.emergencies, cases),
  };
  const model = createCueModel(fitted);
  const scores = deps.everyday
    .filter((text) => !deps.phrases(text, []))
    .map((text) => model.score(normalise(text)).score)
    .sort((a, b) => b - a);
  const threshold = scores[Math.floor(scores.length * options.falseAlarms)] ?? 0;
  return { ...fitted, threshold: Math.round(threshold * 100) / 100 };
}

const KIND_SMOOTHING = 20;
const SMALLEST_KIND = 0.7;

/** Smoothed log-odds of each cue in the messages and phrases of an emergency against all of them. */
function kindWeights(
  emergencies: readonly Emergency[],
  cases: readonly z.infer<typeof caseSchema>[],
): CueWeights['kinds'] {
  const counts = emergencies.map(({ id, triggers }) => {
    const own = new Map<string, number>();
    const add = (text: string, weight: number) => {
      for (const cue of cuesOf(normalise(text))) own.set(cue, (own.get(cue) ?? 0) + weight);
    };
    for (const { text, expect } of cases) if (expect === id) add(text, 1);
    for (const phrase of triggers) if (!isPattern(phrase)) add(phrase, 0.5);
    return { id, own, total: [...own.values()].reduce((sum, n) => sum + n, 0) };
  });
  const common = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const { own, total } of counts) {
    for (const [cue, n] of own) {
      seen.set(cue, (seen.get(cue) ?? 0) + n);
      common.set(cue, (common.get(cue) ?? 0) + n / total / counts.length);
    }
  }
  return Object.fromEntries(
    counts.map(({ id, own, total }) => {
      const weights = [...own].flatMap(([cue, n]): [string, number][] => {
        if ((seen.get(cue) ?? 0) < LEAST_SEEN) return [];
        const share = common.get(cue)!;
        const odds = Math.log((n + KIND_SMOOTHING * share) / (total + KIND_SMOOTHING) / share);
        return odds >= SMALLEST_KIND ? [[cue, Math.round(odds * 10) / 10]] : [];
      });
      return [id, Object.fromEntries(weights.sort(([a], [b]) => (a < b ? -1 : 1)))];
    }),
  );
}

/** mulberry32: the same order on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
