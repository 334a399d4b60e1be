import type { Tree } from '../ranking/model.ts';
import { growTree } from './grow-tree.ts';
import type { CandidateList } from './lists.ts';
import { type BinnedRows, binRows } from './tree-data.ts';

export interface TreeOptions {
  trees: number;
  leaves: number;
  rate: number;
  /** Wrong candidates kept per list. */
  hard: number;
  l2: number;
  leastRows: number;
}

export const TREE_OPTIONS: TreeOptions = {
  trees: 80,
  leaves: 10,
  rate: 0.08,
  hard: 150,
  l2: 5,
  leastRows: 60,
};

/**
 * LambdaMART (Burges 2010) on top of a linear model: each tree moves right candidates up past wrong ones, pairs weighted by
 * what their exchange would change in discounted gain. Some 250,000 rows; a tree takes about 0.1 s.
 */
export function fitTrees(
  lists: readonly CandidateList[],
  linear: readonly number[],
  options: TreeOptions = TREE_OPTIONS,
): Tree[] {
  const data = binRows(lists, linear, options.hard);
  const gradient = new Float64Array(data.rows);
  const curvature = new Float64Array(data.rows);
  const trees: Tree[] = [];
  for (let t = 0; t < options.trees; t++) {
    gradient.fill(0);
    curvature.fill(0);
    for (let list = 0; list + 1 < data.starts.length; list++) {
      addLambdas(data, data.starts[list]!, data.starts[list + 1]!, gradient, curvature);
    }
    const { tree, leafOf } = growTree(data, gradient, curvature, options);
    for (let row = 0; row < data.rows; row++) data.scores[row]! += tree.leaf[leafOf[row]!]!;
    trees.push(tree);
  }
  return trees.map(rounded);
}

function addLambdas(
  { labels, scores }: BinnedRows,
  start: number,
  end: number,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  const order = Array.from({ length: end - start }, (_, i) => start + i).sort(
    (a, b) => scores[b]! - scores[a]!,
  );
  const discount = new Float64Array(end - start);
  for (const [rank, row] of order.entries()) discount[row - start] = 1 / Math.log2(rank + 2);
  const right = order.filter((row) => labels[row] === 1);
  if (right.length === 0) return;
  let ideal = 0;
  for (let i = 0; i < right.length; i++) ideal += 1 / Math.log2(i + 2);
  for (const good of right) {
    for (let bad = start; bad < end; bad++) {
      if (labels[bad] === 1) continue;
      const chance = 1 / (1 + Math.exp(scores[good]! - scores[bad]!));
      const weight = Math.abs(discount[good - start]! - discount[bad - start]!) / ideal;
      const lambda = chance * weight;
      const second = lambda * (1 - chance);
      gradient[good]! -= lambda;
      gradient[bad]! += lambda;
      curvature[good]! += second;
      curvature[bad]! += second;
    }
  }
}

/** Four digits are more than the data can tell; the file stays small. */
function rounded(tree: Tree): Tree {
  const round = (value: number): number => Number(value.toPrecision(4));
  return {
    ...tree,
    threshold: tree.threshold.map((value) => Number(value.toPrecision(6))),
    leaf: tree.leaf.map(round),
  };
}
