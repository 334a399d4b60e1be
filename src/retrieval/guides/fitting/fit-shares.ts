import { WIDTH } from '../features.ts';

/** One message: the rows of the likeliest guides, and which of them answer it. */
export interface GuideList {
  values: Float32Array;
  right: readonly number[];
  weight: number;
}

/**
 * Weights that make the right guides likely under a softmax over each list, with a little L2 on the scaled weights. No weight is
 * below 0: being more alike must never count against a guide. Adam over all lists at once, so the same lists give the same weights.
 */
export function fitShares(lists: readonly GuideList[], { steps = 120, l2 = 3e-4 } = {}): number[] {
  const deviation = deviations(lists);
  const weights = new Float64Array(WIDTH);
  const first = new Float64Array(WIDTH);
  const second = new Float64Array(WIDTH);
  const total = lists.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 1; step <= steps; step++) {
    const scaled = weights.map((w, f) => w / deviation[f]!);
    const raw = new Float64Array(WIDTH);
    for (const list of lists) addGradient(list, scaled, raw, list.weight / total);
    const rate = 0.15 * (1 - (0.9 * step) / steps);
    for (let f = 0; f < WIDTH; f++) {
      const gradient = raw[f]! / deviation[f]! + l2 * weights[f]!;
      first[f] = 0.9 * first[f]! + 0.1 * gradient;
      second[f] = 0.99 * second[f]! + 0.01 * gradient ** 2;
      const slope = Math.sqrt(second[f]! / (1 - 0.99 ** step)) + 1e-9;
      weights[f] = Math.max(0, weights[f]! - (rate * (first[f]! / (1 - 0.9 ** step))) / slope);
    }
  }
  return Array.from(weights, (w, f) => w / deviation[f]!);
}

function addGradient(list: GuideList, weights: Float64Array, gradient: Float64Array, share: number): void {
  const { values, right } = list;
  const rows = values.length / WIDTH;
  const scores = new Float64Array(rows);
  for (let row = 0; row < rows; row++)
    for (let f = 0; f < WIDTH; f++) scores[row]! += weights[f]! * values[row * WIDTH + f]!;
  const max = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += scores[row] = Math.exp(scores[row]! - max);
  // Any right guide will do: the mass they have together is what grows.
  const rightMass = right.reduce((mass, row) => mass + scores[row]!, 0);
  const isRight = new Set(right);
  for (let row = 0; row < rows; row++) {
    const error = share * (scores[row]! / sum - (isRight.has(row) ? scores[row]! / rightMass : 0));
    if (Math.abs(error) < 1e-10) continue;
    for (let f = 0; f < WIDTH; f++) gradient[f]! += error * values[row * WIDTH + f]!;
  }
}

function deviations(lists: readonly GuideList[]): Float64Array {
  const sums = new Float64Array(WIDTH);
  const squares = new Float64Array(WIDTH);
  let rows = 0;
  for (const { values } of lists) {
    rows += values.length / WIDTH;
    for (let at = 0; at < values.length; at++) {
      sums[at % WIDTH]! += values[at]!;
      squares[at % WIDTH]! += values[at]! ** 2;
    }
  }
  return sums.map((sum, f) => Math.sqrt(Math.max(1e-6, squares[f]! / rows - (sum / rows) ** 2)));
}
