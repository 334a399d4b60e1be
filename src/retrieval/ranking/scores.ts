/** Reciprocal rank of the vector list, on the scale of the model's scores: the first place is worth about what a good word match is. */
const VECTOR_WEIGHT = 2.5;
const RANK_OFFSET = 20;

/** The rows of the `wanted` greatest values, greatest first: the rest is never put in order. */
export function topRows(values: Float64Array, wanted: number): number[] {
  const least = values.toSorted()[Math.max(0, values.length - wanted)] ?? 0;
  const rows: number[] = [];
  for (let row = 0; row < values.length; row++) if (values[row]! >= least) rows.push(row);
  return rows.sort((a, b) => values[b]! - values[a]!).slice(0, wanted);
}

export function addVectorRanks(
  scores: Float64Array,
  docs: Uint32Array,
  keyOf: Uint32Array,
  vector: ReadonlyMap<number, number>,
): void {
  const rankOfKey = new Map<number, number>();
  for (const row of vector.keys())
    if (!rankOfKey.has(keyOf[row]!)) rankOfKey.set(keyOf[row]!, rankOfKey.size);
  for (const [row, doc] of docs.entries()) {
    const rank = rankOfKey.get(keyOf[doc]!);
    if (rank !== undefined) scores[row]! += (VECTOR_WEIGHT * RANK_OFFSET) / (RANK_OFFSET + rank);
  }
}

export function softmax(scores: Float64Array): Float64Array {
  let max = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > max) max = score;
  let sum = 0;
  const shares = scores.map((score) => {
    const share = Math.exp(score - max);
    sum += share;
    return share;
  });
  return shares.map((share) => share / sum);
}
