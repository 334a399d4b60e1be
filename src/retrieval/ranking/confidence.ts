import type { RankingModel } from './model.ts';
import type { Ranked } from './ranker.ts';

/**
 * What the chance of an answer is judged by: how much of the message the best passages hold. Shares are of the whole message,
 * words the index has never seen included: of 红烧肉怎么做 it knows little, and that little is no answer.
 */
export interface ConfidenceSigns {
  likeness: number;
  words: number;
  bigrams: number;
  known: number;
  /** How strongly its words go with any statute in what people asked before. */
  legal: number;
}

/** `scores` are the model's, or shares of them: only their order counts. */
export function confidenceSigns(ranked: Ranked, scores: Float64Array): ConfidenceSigns {
  const { query, evidence, docs, values } = ranked;
  const width = docs.length === 0 ? 0 : values.length / docs.length;
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, 5);
  let likeness = 0;
  for (const value of evidence.questionLikeness.values()) if (value > likeness) likeness = value;
  return {
    likeness: likeness * query.known,
    words: query.known * Math.max(0, ...order.map((row) => values[row * width + 2]!)),
    bigrams: query.known * Math.max(0, ...order.map((row) => values[row * width + 3]!)),
    known: query.known,
    legal: evidence.statuteWords.reduce((best, value) => Math.max(best, value), 0),
  };
}

/** The chance that the first articles answer, guides aside. */
export function estimateConfidence(
  weights: RankingModel['confidence'],
  ranked: Ranked,
  scores: Float64Array,
): number {
  if (ranked.docs.length === 0) return 0;
  const signs = confidenceSigns(ranked, scores);
  const logit =
    weights.bias +
    weights.likeness * signs.likeness +
    weights.words * signs.words +
    weights.bigrams * signs.bigrams +
    weights.known * signs.known +
    weights.legal * signs.legal;
  return 1 / (1 + Math.exp(-logit));
}
