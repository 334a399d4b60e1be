export interface Judged {
  values: readonly number[];
  right: boolean;
  weight: number;
}

/** Weighted logistic regression on scaled values with a little L2; plain gradient steps with momentum, deterministic. */
export function fitLogistic(
  judged: readonly Judged[],
  { steps = 600, l2 = 2e-3 } = {},
): { bias: number; weights: number[] } {
  const width = judged[0]?.values.length ?? 0;
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const { values, weight } of judged)
    for (let f = 0; f < width; f++) mean[f]! += (weight / total) * values[f]!;
  for (const { values, weight } of judged)
    for (let f = 0; f < width; f++) deviation[f]! += (weight / total) * (values[f]! - mean[f]!) ** 2;
  for (let f = 0; f < width; f++) deviation[f] = Math.sqrt(Math.max(1e-9, deviation[f]!));
  const rows = judged.map(({ values }) =>
    Float64Array.from(values, (v, f) => (v - mean[f]!) / deviation[f]!),
  );
  const weights = new Float64Array(width);
  const speed = new Float64Array(width + 1);
  let bias = 0;
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(width + 1);
    for (const [i, row] of rows.entries()) {
      let logit = bias;
      for (let f = 0; f < width; f++) logit += weights[f]! * row[f]!;
      const { right, weight } = judged[i]!;
      const error = (weight / total) * (1 / (1 + Math.exp(-logit)) - (right ? 1 : 0));
      for (let f = 0; f < width; f++) gradient[f]! += error * row[f]!;
      gradient[width]! += error;
    }
    for (let f = 0; f < width; f++) {
      speed[f] = 0.9 * speed[f]! - 0.3 * (gradient[f]! + l2 * weights[f]!);
      weights[f]! += speed[f]!;
    }
    speed[width] = 0.9 * speed[width]! - 0.3 * gradient[width]!;
    bias += speed[width]!;
  }
  const plain = Array.from(weights, (w, f) => w / deviation[f]!);
  return { bias: bias - plain.reduce((sum, w, f) => sum + w * mean[f]!, 0), weights: plain };
}
