import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { COLUMN, GUIDE_FEATURES, type GuideRows, WIDTH } from './features.ts';

/** What the chance of the first guide is judged by. */
export const SIGNS = [
  'logShare',
  'margin',
  'bestPairs',
  'centreWords',
  'centrePairs',
  'covered',
  'asked',
  'digestAhead',
  'known',
  'bayes',
  'topic',
] as const;

const numbers = <K extends string>(keys: readonly K[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, z.number()])) as Record<K, z.ZodNumber>);

/** Written by `npm run eval -- fit-guides`. */
export const guideModelSchema = z.strictObject({
  fitted: z.strictObject({ command: z.string(), guides: z.number(), messages: z.number() }),
  /** Log-linear: score of a guide, whose softmax over all guides is its share. */
  rank: numbers(GUIDE_FEATURES),
  /** Logistic: chance that the first guide answers. */
  chance: z.strictObject({ bias: z.number(), ...numbers(SIGNS).shape }),
  /** From this chance on a guide is answered from: on the dev halves at most 3.5 in 100 messages get a wrong one. */
  threshold: z.number().min(0).max(1),
});
export type GuideModel = z.infer<typeof guideModelSchema>;

export const GUIDE_MODEL_FILE = new URL('./weights.json', import.meta.url);

export function readGuideModel(): GuideModel {
  return guideModelSchema.parse(JSON.parse(readFileSync(GUIDE_MODEL_FILE, 'utf8')));
}

export interface RankedRows {
  /** Rows best first. */
  order: number[];
  /** Softmax share of every row. */
  shares: Float64Array;
}

/** `without`: rows left out, as if the guide were missing. */
export function rankRows(
  weights: ArrayLike<number>,
  { values }: Pick<GuideRows, 'values'>,
  without: ReadonlySet<number> = new Set(),
): RankedRows {
  const count = values.length / WIDTH;
  const shares = new Float64Array(count);
  let max = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row++) {
    let score = 0;
    for (let f = 0; f < WIDTH; f++) score += weights[f]! * values[row * WIDTH + f]!;
    shares[row] = without.has(row) ? Number.NEGATIVE_INFINITY : score;
    if (shares[row]! > max) max = shares[row]!;
  }
  let sum = 0;
  for (let row = 0; row < count; row++) sum += shares[row] = Math.exp(shares[row]! - max);
  for (let row = 0; row < count; row++) shares[row]! /= sum;
  const order = [...shares.keys()].filter((row) => shares[row]! > 0).sort((a, b) => shares[b]! - shares[a]!);
  return { order, shares };
}

/** The signs of a ranking's first guide, in the order of SIGNS. */
export function signsOf({ values, signs }: GuideRows, { order, shares }: RankedRows): number[] {
  const first = order[0]!;
  const of = (name: keyof typeof COLUMN) => values[first * WIDTH + COLUMN[name]]!;
  const share = shares[first]!;
  const second = order.length > 1 ? shares[order[1]!]! : 0;
  return [
    Math.log(share + 1e-6),
    share - second,
    of('bestPairs'),
    of('centreWords'),
    of('centrePairs'),
    of('covered'),
    of('asked'),
    signs.digest - of('bestWords'),
    signs.known,
    of('bayesPairs'),
    of('topic'),
  ];
}

export function logistic(bias: number, weights: ArrayLike<number>, values: readonly number[]): number {
  return 1 / (1 + Math.exp(-values.reduce((sum, value, i) => sum + value * weights[i]!, bias)));
}
