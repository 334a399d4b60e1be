import { FEATURE_COUNT, FEATURES } from './features.ts';
import type { RankingModel } from './model.ts';
import type { Ranked } from './ranker.ts';

/** What the chance of the first article is judged by. The order is that of the weights. */
export const LEAD_SIGNS = ['logShare', 'ahead', 'known', 'words', 'bigrams', 'logLength'] as const;

const WORDS = FEATURES.indexOf('wordsShare');
const BIGRAMS = FEATURES.indexOf('bigramsShare');

/**
 * Signs that the first article answers by itself: its share among all, how far it is ahead of the second, how much of the
 * message the index knows and the article holds, and how much the message says. Undefined where nothing was found.
 */
export function leadSigns(
  { values }: Pick<Ranked, 'values'>,
  scores: Float64Array,
  message: { known: number; length: number },
): number[] | undefined {
  if (scores.length === 0) return undefined;
  let first = 0;
  for (let row = 1; row < scores.length; row++) if (scores[row]! > scores[first]!) first = row;
  const top = scores[first]!;
  let sum = 0;
  let second = 0;
  for (let row = 0; row < scores.length; row++) {
    const share = Math.exp(scores[row]! - top);
    sum += share;
    if (row !== first && share > second) second = share;
  }
  const at = first * FEATURE_COUNT;
  return [
    -Math.log(sum),
    (1 - second) / sum,
    message.known,
    message.known * values[at + WORDS]!,
    message.known * values[at + BIGRAMS]!,
    Math.log(Math.max(1, message.length)),
  ];
}

/** The chance that the first article alone answers, fitted on rankings of questions that the model had not seen. */
export function leadChance(weights: RankingModel['lead'], signs: readonly number[] | undefined): number {
  if (signs === undefined) return 0;
  const logit = signs.reduce((total, value, i) => total + weights[LEAD_SIGNS[i]!] * value, weights.bias);
  return 1 / (1 + Math.exp(-logit));
}
