import { z } from 'zod';
import { FEATURE_COUNT, FEATURES, type FeatureMatrix } from './features.ts';

const treeSchema = z.object({
  /** Per inner node: feature, threshold, children; a child below 0 is the leaf ~child. */
  feature: z.array(z.number()),
  threshold: z.array(z.number()),
  left: z.array(z.number()),
  right: z.array(z.number()),
  leaf: z.array(z.number()),
});
export type Tree = z.infer<typeof treeSchema>;

export const modelSchema = z.object({
  fitted: z.object({ command: z.string(), questions: z.number(), asOf: z.string() }),
  generator: z.object({
    bigrams: z.number(),
    statutePrior: z.number(),
    articlePrior: z.number(),
    statuteText: z.number(),
    statuteTitle: z.number(),
    statuteVotes: z.number(),
    articleVotes: z.number(),
    statuteWords: z.number(),
  }),
  features: z.array(z.string()).refine((names) => names.join() === FEATURES.join(), '特征与程序不符，请重新拟合'),
  linear: z.array(z.number()).length(FEATURE_COUNT),
  /** Added to the linear score; empty when boosting did not help. */
  trees: z.array(treeSchema),
  /** Logistic from what the best hit looks like to the chance that the first hits answer. */
  confidence: z.object({ bias: z.number(), likeness: z.number(), words: z.number(), bigrams: z.number(), known: z.number(), best: z.number() }),
});
export type RankingModel = z.infer<typeof modelSchema>;

export function scoreRows(model: Pick<RankingModel, 'linear' | 'trees'>, { docs, values }: FeatureMatrix): Float64Array {
  const scores = new Float64Array(docs.length);
  for (let row = 0; row < docs.length; row++) {
    const base = row * FEATURE_COUNT;
    let score = 0;
    for (let f = 0; f < FEATURE_COUNT; f++) score += model.linear[f]! * values[base + f]!;
    for (const tree of model.trees) score += evaluateTree(tree, values, base);
    scores[row] = score;
  }
  return scores;
}

export function evaluateTree(tree: Tree, values: Float32Array, base: number): number {
  if (tree.feature.length === 0) return tree.leaf[0] ?? 0;
  let node = 0;
  while (node >= 0) {
    node = values[base + tree.feature[node]!]! <= tree.threshold[node]! ? tree.left[node]! : tree.right[node]!;
  }
  return tree.leaf[~node]!;
}
