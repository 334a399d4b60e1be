/** For every token the units it stands in, with a weight: rows in two flat arrays, so that reading one costs no objects. */
export interface Postings {
  tokens: ReadonlyMap<string, number>;
  start: Uint32Array;
  units: Uint32Array;
  weights: Float32Array;
}

/** `rows[i]`: the tokens of unit i, each once. */
export function buildPostings(rows: readonly ReadonlyMap<string, number>[]): Postings {
  const tokens = new Map<string, number>();
  const counts: number[] = [];
  let total = 0;
  for (const row of rows) {
    for (const token of row.keys()) {
      const id = tokens.get(token) ?? tokens.size;
      if (id === tokens.size) tokens.set(token, id);
      counts[id] = (counts[id] ?? 0) + 1;
      total++;
    }
  }
  const start = new Uint32Array(tokens.size + 1);
  for (let id = 0; id < tokens.size; id++) start[id + 1] = start[id]! + counts[id]!;
  const fill = start.slice();
  const units = new Uint32Array(total);
  const weights = new Float32Array(total);
  for (const [unit, row] of rows.entries()) {
    for (const [token, weight] of row) {
      const at = fill[tokens.get(token)!]!++;
      units[at] = unit;
      weights[at] = weight;
    }
  }
  return { tokens, start, units, weights };
}
