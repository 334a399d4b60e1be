/** The passages nearest to a vector, nearest first; likeness is the cosine. */
export interface NearestRows {
  readonly size: number;
  nearest(vector: Float32Array, k: number): Promise<{ row: number; likeness: number }[]>;
}

/** Compares with every vector: exact, and fast enough for some tens of thousands. Vectors lie row by row, of length 1. */
export function exactNearest(rows: Uint32Array, vectors: Float32Array, dimensions: number): NearestRows {
  return {
    size: rows.length,
    async nearest(vector, k) {
      const length = Math.hypot(...vector) || 1;
      const scores = new Float32Array(rows.length);
      for (let i = 0; i < rows.length; i++) {
        let sum = 0;
        for (let d = 0; d < dimensions; d++) sum += vectors[i * dimensions + d]! * vector[d]!;
        scores[i] = sum / length;
      }
      const order = Uint32Array.from(rows, (_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
      return Array.from(order.subarray(0, k), (i) => ({ row: rows[i]!, likeness: scores[i]! }));
    },
  };
}
