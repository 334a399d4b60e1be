import { FEATURE_COUNT } from '../ranking/features.ts';
import { type CandidateList, scalingOf } from './lists.ts';

/**
 * Log-linear ranking: the weights that make the right candidates likely under a softmax over each list (ListNet with the
 * right ones sharing the mass), with a little L2. Adam over all lists; some hundred passes of 20 million products.
 */
export function fitLinear(
  lists: readonly CandidateList[],
  options: { steps?: number; l2?: number } = {},
): number[] {
  const { steps = 150, l2 = 1e-3 } = options;
  const usable = lists.filter((list) => list.labels.includes(1));
  const { deviation } = scalingOf(usable);
  const inverse = Float64Array.from(deviation, (d) => (d === 0 ? 0 : 1 / d));
  const weights = new Float64Array(FEATURE_COUNT);
  const first = new Float64Array(FEATURE_COUNT);
  const second = new Float64Array(FEATURE_COUNT);
  for (let step = 1; step <= steps; step++) {
    const gradient = Float64Array.from(weights, (w) => l2 * w);
    for (const list of usable) addGradient(list, weights, inverse, gradient, 1 / usable.length);
    const rate = 0.1 * (1 - (0.9 * step) / steps);
    for (let f = 0; f < FEATURE_COUNT; f++) {
      first[f] = 0.9 * first[f]! + 0.1 * gradient[f]!;
      second[f] = 0.99 * second[f]! + 0.01 * gradient[f]! ** 2;
      weights[f]! -=
        (rate * (first[f]! / (1 - 0.9 ** step))) / (Math.sqrt(second[f]! / (1 - 0.99 ** step)) + 1e-9);
    }
  }
  return Array.from(weights, (w, f) => w * inverse[f]!);
}

function addGradient(
  list: CandidateList,
  weights: Float64Array,
  inverse: Float64Array,
  gradient: Float64Array,
  share: number,
): void {
  const { rows, values, labels } = list;
  const scores = new Float64Array(rows);
  const scaled = Float64Array.from(weights, (w, f) => w * inverse[f]!);
  let max = Number.NEGATIVE_INFINITY;
  let right = 0;
  for (let row = 0; row < rows; row++) {
    let score = 0;
    for (let f = 0; f < FEATURE_COUNT; f++) score += scaled[f]! * values[row * FEATURE_COUNT + f]!;
    scores[row] = score;
    if (score > max) max = score;
    right += labels[row]!;
  }
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    scores[row] = Math.exp(scores[row]! - max);
    sum += scores[row]!;
  }
  for (let row = 0; row < rows; row++) {
    const error = share * (scores[row]! / sum - labels[row]! / right);
    if (Math.abs(error) < 1e-9) continue;
    for (let f = 0; f < FEATURE_COUNT; f++)
      gradient[f]! += error * values[row * FEATURE_COUNT + f]! * inverse[f]!;
  }
}
