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
