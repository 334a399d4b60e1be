/** Share of the relevant that stand among the first k; undefined relevant sets are the caller's to leave out. */
export function recallAt(ranking: readonly string[], relevant: ReadonlySet<string>, k: number): number {
  let found = 0;
  for (const item of ranking.slice(0, k)) if (relevant.has(item)) found++;
  return relevant.size === 0 ? 0 : found / relevant.size;
}

/** 1 / rank of the first relevant among the first k, 0 when there is none. */
export function reciprocalRankAt(
  ranking: readonly string[],
  relevant: ReadonlySet<string>,
  k: number,
): number {
  const at = ranking.slice(0, k).findIndex((item) => relevant.has(item));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** The p-th percentile (0..100) by nearest rank; 0 of nothing. */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))]!;
}

export interface RankingMeasures {
  questions: number;
  recall: Record<5 | 10 | 20 | 50 | 100, number>;
  mrr10: number;
}

export const RECALL_DEPTHS = [5, 10, 20, 50, 100] as const;

/** Means over the questions, each counting the same (macro average). */
export function measureRankings(
  rankings: Iterable<{ ranking: readonly string[]; relevant: ReadonlySet<string> }>,
): RankingMeasures {
  const recall = { 5: 0, 10: 0, 20: 0, 50: 0, 100: 0 };
  let mrr10 = 0;
  let questions = 0;
  for (const { ranking, relevant } of rankings) {
    questions++;
    for (const k of RECALL_DEPTHS) recall[k] += recallAt(ranking, relevant, k);
    mrr10 += reciprocalRankAt(ranking, relevant, 10);
  }
  const n = Math.max(1, questions);
  for (const k of RECALL_DEPTHS) recall[k] /= n;
  return { questions, recall, mrr10: mrr10 / n };
}
