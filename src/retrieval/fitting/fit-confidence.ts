import type { ConfidenceSigns } from '../ranking/confidence.ts';
import type { RankingModel } from '../ranking/model.ts';

export interface JudgedSigns {
  signs: ConfidenceSigns;
  answered: boolean;
}

const NAMES = ['likeness', 'words', 'bigrams', 'known', 'legal'] as const;

/** Logistic regression, both classes weighing the same, so that 0.5 is where a message is as likely answered as not. */
export function fitConfidence(judged: readonly JudgedSigns[]): RankingModel['confidence'] {
  const answered = judged.filter((item) => item.answered).length;
  const weightOf = (item: JudgedSigns): number =>
    item.answered ? 0.5 / Math.max(1, answered) : 0.5 / Math.max(1, judged.length - answered);
  const weights = new Float64Array(NAMES.length + 1);
  for (let step = 0; step < 3000; step++) {
    const gradient = Float64Array.from(weights, (w) => 1e-4 * w);
    for (const item of judged) {
      const x = [1, ...NAMES.map((name) => item.signs[name])];
      const logit = x.reduce((sum, value, i) => sum + value * weights[i]!, 0);
      const error = weightOf(item) * (1 / (1 + Math.exp(-logit)) - (item.answered ? 1 : 0));
      for (const [i, value] of x.entries()) gradient[i]! += error * value;
    }
    for (let i = 0; i < weights.length; i++) weights[i]! -= 2 * gradient[i]!;
  }
  const [bias, ...rest] = Array.from(weights, (w) => Number(w.toPrecision(4)));
  const [likeness, words, bigrams, known, legal] = rest;
  return { bias: bias!, likeness: likeness!, words: words!, bigrams: bigrams!, known: known!, legal: legal! };
}
