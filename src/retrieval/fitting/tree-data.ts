import { FEATURE_COUNT } from '../ranking/features.ts';
import type { CandidateList } from './lists.ts';

export const BINS = 64;

/** Rows of many lists with their features cut into bins at quantiles: what histograms are made of. */
export interface BinnedRows {
  rows: number;
  /** First row of each list; one more at the end. */
  starts: Uint32Array;
  labels: Uint8Array;
  /** Score before the first tree. */
  scores: Float64Array;
  /** Column by column. */
  bins: Uint8Array[];
  /** Upper edge of each bin, by feature. */
  edges: Float32Array[];
}

/** Of each list all that is right, the `hard` wrong ones the linear model likes best, and every tenth of the rest. */
export function binRows(
  lists: readonly CandidateList[],
  linear: readonly number[],
  hard: number,
): BinnedRows {
  const kept = lists.map((list) => keepRows(list, linear, hard));
  const rows = kept.reduce((sum, { rows: own }) => sum + own.length, 0);
  const starts = new Uint32Array(lists.length + 1);
  const labels = new Uint8Array(rows);
  const scores = new Float64Array(rows);
  const columns = Array.from({ length: FEATURE_COUNT }, () => new Float32Array(rows));
  let at = 0;
  for (const [i, { list, rows: own, scores: ownScores }] of kept.entries()) {
    for (const row of own) {
      labels[at] = list.labels[row]!;
      scores[at] = ownScores[row]!;
      for (let f = 0; f < FEATURE_COUNT; f++) columns[f]![at] = list.values[row * FEATURE_COUNT + f]!;
      at++;
    }
    starts[i + 1] = at;
  }
  const edges = columns.map(quantileEdges);
  const bins = columns.map((column, f) => Uint8Array.from(column, (value) => binOf(edges[f]!, value)));
  return { rows, starts, labels, scores, bins, edges };
}

function keepRows(list: CandidateList, linear: readonly number[], hard: number) {
  const scores = new Float64Array(list.rows);
  for (let row = 0; row < list.rows; row++) {
    for (let f = 0; f < FEATURE_COUNT; f++)
      scores[row]! += linear[f]! * list.values[row * FEATURE_COUNT + f]!;
  }
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  const rows = order.filter((row, rank) => list.labels[row] === 1 || rank < hard || rank % 10 === 0);
  return { list, rows, scores };
}

function quantileEdges(column: Float32Array): Float32Array {
  const sorted = column.slice().sort();
  const edges = new Set<number>();
  for (let b = 1; b < BINS; b++) edges.add(sorted[Math.floor((b / BINS) * (sorted.length - 1))]!);
  return Float32Array.from([...edges].sort((a, b) => a - b));
}

/** The first bin whose edge is not below the value. */
function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
