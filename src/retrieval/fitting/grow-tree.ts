import { FEATURE_COUNT } from '../ranking/features.ts';
import type { Tree } from '../ranking/model.ts';
import { BINS, type BinnedRows } from './tree-data.ts';

export interface GrowOptions {
  leaves: number;
  rate: number;
  l2: number;
  leastRows: number;
}

interface Leaf {
  rows: Uint32Array;
  gradient: number;
  curvature: number;
  split: { gain: number; feature: number; bin: number } | undefined;
  /** Where the leaf hangs: parent node and side. */
  parent: number;
  left: boolean;
}

/** One regression tree, best split first, on Newton steps (gradient over curvature). */
export function growTree(
  data: BinnedRows,
  gradient: Float64Array,
  curvature: Float64Array,
  options: GrowOptions,
): { tree: Tree; leafOf: Uint32Array } {
  const tree: Tree = { feature: [], threshold: [], left: [], right: [], leaf: [] };
  const makeLeaf = (rows: Uint32Array, parent: number, left: boolean): Leaf => {
    let g = 0;
    let h = 0;
    for (const row of rows) {
      g += gradient[row]!;
      h += curvature[row]!;
    }
    return {
      rows,
      gradient: g,
      curvature: h,
      parent,
      left,
      split: bestSplit(data, rows, gradient, curvature, g, h, options),
    };
  };
  const leaves = [
    makeLeaf(
      Uint32Array.from({ length: data.rows }, (_, i) => i),
      -1,
      true,
    ),
  ];
  while (leaves.length < options.leaves) {
    const best = leaves.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a));
    if (best.split === undefined) break;
    const { feature, bin } = best.split;
    const node = tree.feature.length;
    tree.feature.push(feature);
    tree.threshold.push(data.edges[feature]![bin]!);
    tree.left.push(0);
    tree.right.push(0);
    if (best.parent >= 0) (best.left ? tree.left : tree.right)[best.parent] = node;
    const column = data.bins[feature]!;
    const lower = best.rows.filter((row) => column[row]! <= bin);
    const upper = best.rows.filter((row) => column[row]! > bin);
    leaves.splice(leaves.indexOf(best), 1, makeLeaf(lower, node, true), makeLeaf(upper, node, false));
  }
  const leafOf = new Uint32Array(data.rows);
  for (const [i, leaf] of leaves.entries()) {
    tree.leaf.push((-options.rate * leaf.gradient) / (leaf.curvature + options.l2));
    if (leaf.parent >= 0) (leaf.left ? tree.left : tree.right)[leaf.parent] = ~i;
    for (const row of leaf.rows) leafOf[row] = i;
  }
  return { tree, leafOf };
}

function bestSplit(
  data: BinnedRows,
  rows: Uint32Array,
  gradient: Float64Array,
  curvature: Float64Array,
  g: number,
  h: number,
  { l2, leastRows }: GrowOptions,
): Leaf['split'] {
  if (rows.length < 2 * leastRows) return undefined;
  let best: Leaf['split'];
  const whole = g ** 2 / (h + l2);
  const gs = new Float64Array(BINS);
  const hs = new Float64Array(BINS);
  const counts = new Uint32Array(BINS);
  for (let feature = 0; feature < FEATURE_COUNT; feature++) {
    if (data.edges[feature]!.length < 2) continue;
    gs.fill(0);
    hs.fill(0);
    counts.fill(0);
    const column = data.bins[feature]!;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const bin = column[row]!;
      gs[bin]! += gradient[row]!;
      hs[bin]! += curvature[row]!;
      counts[bin]!++;
    }
    let leftG = 0;
    let leftH = 0;
    let leftCount = 0;
    for (let bin = 0; bin < data.edges[feature]!.length; bin++) {
      leftG += gs[bin]!;
      leftH += hs[bin]!;
      leftCount += counts[bin]!;
      if (leftCount < leastRows || rows.length - leftCount < leastRows) continue;
      const gain = leftG ** 2 / (leftH + l2) + (g - leftG) ** 2 / (h - leftH + l2) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { gain, feature, bin };
    }
  }
  return best;
}
