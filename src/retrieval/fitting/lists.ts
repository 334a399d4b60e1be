import { FEATURE_COUNT } from '../ranking/features.ts';

/** The candidates of one question, with what is right among them. */
export interface CandidateList {
  question: number;
  rows: number;
  /** FEATURE_COUNT to a row. */
  values: Float32Array;
  labels: Uint8Array;
  /** Article keys, by row. */
  keys: Uint32Array;
  /** Relevant articles in all, found or not. */
  relevant: number;
}

/** Of the wrong ones, the share that is enough for a few dozen linear weights. */
const KEPT = 6;

/** What is right, and every sixth of the rest. */
export function thinned(list: CandidateList): CandidateList {
  const kept = [...list.labels.keys()].filter(
    (row) => list.labels[row] === 1 || row % KEPT === list.question % KEPT,
  );
  const values = new Float32Array(kept.length * FEATURE_COUNT);
  for (const [at, row] of kept.entries())
    values.set(list.values.subarray(row * FEATURE_COUNT, (row + 1) * FEATURE_COUNT), at * FEATURE_COUNT);
  return {
    ...list,
    rows: kept.length,
    values,
    labels: Uint8Array.from(kept, (row) => list.labels[row]!),
    keys: Uint32Array.from(kept, (row) => list.keys[row]!),
  };
}

export interface Scaling {
  mean: Float64Array;
  deviation: Float64Array;
}

export function scalingOf(lists: readonly CandidateList[]): Scaling {
  const mean = new Float64Array(FEATURE_COUNT);
  const square = new Float64Array(FEATURE_COUNT);
  let rows = 0;
  for (const list of lists) {
    rows += list.rows;
    for (let i = 0; i < list.values.length; i++) {
      mean[i % FEATURE_COUNT]! += list.values[i]!;
      square[i % FEATURE_COUNT]! += list.values[i]! ** 2;
    }
  }
  const deviation = new Float64Array(FEATURE_COUNT);
  for (let f = 0; f < FEATURE_COUNT; f++) {
    mean[f]! /= Math.max(1, rows);
    deviation[f] = Math.sqrt(Math.max(1e-12, square[f]! / Math.max(1, rows) - mean[f]! ** 2));
    if (deviation[f]! < 1e-5) deviation[f] = 0;
  }
  return { mean, deviation };
}
