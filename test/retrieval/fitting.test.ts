import { describe, expect, test } from 'vitest';
import { fitConfidence } from '../../src/retrieval/fitting/fit-confidence.ts';
import { fitLinear } from '../../src/retrieval/fitting/fit-linear.ts';
import { fitTrees, TREE_OPTIONS } from '../../src/retrieval/fitting/fit-trees.ts';
import { learn } from '../../src/retrieval/fitting/learn.ts';
import type { CandidateList } from '../../src/retrieval/fitting/lists.ts';
import { FEATURE_COUNT } from '../../src/retrieval/ranking/features.ts';
import { createScorer } from '../../src/retrieval/ranking/model.ts';
import { createTokenizer } from '../../src/retrieval/tokens/tokenizer.ts';

/** Numbers between 0 and 1 that look random and are the same every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function lists(count: number, right: (features: Float32Array) => number): CandidateList[] {
  const next = numbers(5);
  return Array.from({ length: count }, (_, question) => {
    const rows = 60;
    const values = Float32Array.from({ length: rows * FEATURE_COUNT }, next);
    const scores = Array.from({ length: rows }, (_, row) =>
      right(values.subarray(row * FEATURE_COUNT, (row + 1) * FEATURE_COUNT)),
    );
    const best = scores.indexOf(Math.max(...scores));
    const labels = Uint8Array.from(scores, (_, row) => (row === best ? 1 : 0));
    return { question, rows, values, labels, keys: Uint32Array.from(scores, (_, row) => row), relevant: 1 };
  });
}

function firstPlaces(all: readonly CandidateList[], model: Parameters<typeof createScorer>[0]): number {
  const hits = all.filter((list) => {
    const scores = createScorer(model)({ docs: list.keys, values: list.values });
    return list.labels[scores.indexOf(Math.max(...scores))] === 1;
  });
  return hits.length / all.length;
}

describe('fitting', () => {
  test('a linear model learns which features speak for the right one', () => {
    const all = lists(120, (f) => 3 * f[0]! - 2 * f[1]!);
    const linear = fitLinear(all.slice(0, 80));
    expect(linear[0]!).toBeGreaterThan(0);
    expect(linear[1]!).toBeLessThan(0);
    expect(firstPlaces(all.slice(80), { linear, trees: [] })).toBeGreaterThan(0.6);
  });

  test('trees learn what no weight can say', () => {
    const all = lists(300, (f) => -2 * Math.abs(f[0]! - 0.5) + 0.2 * f[2]!);
    const linear = fitLinear(all.slice(0, 200));
    const trees = fitTrees(all.slice(0, 200), linear, { ...TREE_OPTIONS, trees: 40, leastRows: 20 });
    const held = all.slice(200);
    expect(firstPlaces(held, { linear, trees })).toBeGreaterThan(
      firstPlaces(held, { linear, trees: [] }) + 0.1,
    );
  });

  test('confidence parts what is answered from what is not', () => {
    const signs = (words: number) => ({ likeness: 0, words, bigrams: words, known: 1, legal: 0 });
    const weights = fitConfidence([
      ...Array.from({ length: 50 }, (_, i) => ({ signs: signs(0.6 + i / 200), answered: true })),
      ...Array.from({ length: 20 }, (_, i) => ({ signs: signs(i / 100), answered: false })),
    ]);
    const logit = (words: number): number =>
      weights.bias + words * (weights.words + weights.bigrams) + weights.known;
    expect(logit(0.8)).toBeGreaterThan(0);
    expect(logit(0.05)).toBeLessThan(0);
  });
});

describe('learning from questions', () => {
  const tokenizer = createTokenizer();
  const ask = (text: string, statute: string, number: string) => ({ text, relevant: [{ statute, number }] });
  const others = [
    '风筝',
    '月光',
    '石桥',
    '灯笼',
    '木船',
    '茶叶',
    '花瓶',
    '棉被',
    '竹席',
    '铜锣',
    '粮仓',
    '雨伞',
  ];
  const questions = [
    ...['公鸡打鸣', '公鸡飞进屋', '公鸡丢失'].map((text, i) => ask(text, '养鸡条例', String(i))),
    ask('水管漏水', '水管法', '1'),
    ...others.map((thing) => ask(`${thing}损坏`, `${thing}法`, '1')),
  ];

  test('counts statutes and articles and finds the words that go with a statute', () => {
    const learned = learn(questions, tokenizer, '2023-06-30');
    expect(learned.statutes).toMatchObject({ 养鸡条例: 3, 水管法: 1 });
    expect(learned.articles.养鸡条例).toEqual({ 0: 1, 1: 1, 2: 1 });
    expect(Object.keys(learned.statuteWords)).toEqual(['公鸡']);
  });

  test('keeps no words of a statute asked about once or twice: they would be the question over again', () => {
    const kept = JSON.stringify(learn(questions, tokenizer, '2023-06-30').statuteWords);
    expect(kept).not.toContain('水管');
  });
});
