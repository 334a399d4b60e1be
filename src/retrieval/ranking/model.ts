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
  features: z
    .array(z.string())
    .refine((names) => names.join() === FEATURES.join(), '特征与程序不符，请重新拟合'),
  linear: z.array(z.number()).length(FEATURE_COUNT),
  /** Added to the linear score; empty when boosting did not help. */
  trees: z.array(treeSchema),
  /** Logistic from what the best hit looks like to the chance that the first hits answer. */
  confidence: z.object({
    bias: z.number(),
    likeness: z.number(),
    words: z.number(),
    bigrams: z.number(),
    known: z.number(),
    legal: z.number(),
  }),
  /** Logistic from the signs of lead.ts to the chance that the first article alone answers. */
  lead: z.object({
    bias: z.number(),
    logShare: z.number(),
    ahead: z.number(),
    known: z.number(),
    words: z.number(),
    bigrams: z.number(),
    logLength: z.number(),
  }),
});
export type RankingModel = z.infer<typeof modelSchema>;

/** Scores every row of a matrix. Trees are laid out flat once, so that a row costs some hundred reads and no objects. */
export function createScorer(
  model: Pick<RankingModel, 'linear' | 'trees'>,
): (matrix: FeatureMatrix) => Float64Array {
  const linear = Float64Array.from(model.linear);
  const nodes = model.trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const roots = new Int32Array(model.trees.length);
  const feature = new Uint8Array(nodes);
  const threshold = new Float64Array(nodes);
  // A child is a node's place, or ~place of a leaf's value.
  const left = new Int32Array(nodes);
  const right = new Int32Array(nodes);
  const leaves: number[] = [];
  let at = 0;
  for (const [t, tree] of model.trees.entries()) {
    const firstNode = at;
    const firstLeaf = leaves.length;
    const place = (child: number): number => (child < 0 ? ~(firstLeaf + ~child) : firstNode + child);
    roots[t] = tree.feature.length === 0 ? ~firstLeaf : firstNode;
    for (let n = 0; n < tree.feature.length; n++, at++) {
      feature[at] = tree.feature[n]!;
      threshold[at] = tree.threshold[n]!;
      left[at] = place(tree.left[n]!);
      right[at] = place(tree.right[n]!);
    }
    leaves.push(...tree.leaf);
  }
  const leaf = Float64Array.from(leaves);
  return ({ docs, values }) => {
    const scores = new Float64Array(docs.length);
    for (let row = 0; row < docs.length; row++) {
      const base = row * FEATURE_COUNT;
      let score = 0;
      for (let f = 0; f < FEATURE_COUNT; f++) score += linear[f]! * values[base + f]!;
      for (let t = 0; t < roots.length; t++) {
        let node = roots[t]!;
        while (node >= 0)
          node = values[base + feature[node]!]! <= threshold[node]! ? left[node]! : right[node]!;
        score += leaf[~node]!;
      }
      scores[row] = score;
    }
    return scores;
  };
}
