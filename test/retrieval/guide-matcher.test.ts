import { beforeAll, describe, expect, test } from 'vitest';
import { createClassifier } from '../../src/consultation/triage/classifier.ts';
import { topicFeatures } from '../../src/consultation/triage/topic-features.ts';
import type { TopicId } from '../../src/core/ids.ts';
import { evalGuides } from '../../src/eval/guides.ts';
import { type Knowledge, loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { holdOut } from '../../src/retrieval/guides/fitting/hold-out.ts';
import { createGuideMatcher, type GuideMatcher } from '../../src/retrieval/guides/matcher.ts';
import { readGuideModel } from '../../src/retrieval/guides/model.ts';
import { readTokenizer } from '../../src/retrieval/tokens/tokenizer.ts';

const tokenizer = readTokenizer('knowledge/words');
const model = readGuideModel();
let knowledge: Knowledge;
let matcher: GuideMatcher;

beforeAll(async () => {
  knowledge = await loadKnowledge(['knowledge']);
  const classifier = createClassifier(knowledge, topicFeatures(tokenizer));
  matcher = createGuideMatcher(knowledge, tokenizer, model, (text) => classifier.topics(text));
}, 60_000);

const first = (text: string, context?: string) =>
  matcher.match(text, context === undefined ? {} : { context })[0];

describe('which guide answers, over our own knowledge', () => {
  test('its own questions find their guide, and surely enough to answer from it', () => {
    let right = 0;
    let answered = 0;
    const asked = knowledge.guides.flatMap(({ id, questions }) =>
      questions.slice(0, 3).map((text) => ({ id, text })),
    );
    for (const { id, text } of asked) {
      const best = first(text);
      if (best?.guide === id) right++;
      if (best !== undefined && best.chance >= matcher.threshold) answered++;
    }
    expect(right / asked.length).toBeGreaterThan(0.93);
    expect(answered / asked.length).toBeGreaterThan(0.8);
  });

  test('a plain story finds its guide with a chance above the threshold', () => {
    for (const [text, guide] of [
      ['两口子都同意离婚，去哪办手续', 'divorce-by-agreement'],
      ['老板拖欠我三个月工资不给', 'unpaid-wages'],
      ['退租了房东不退押金', 'rent-deposit'],
    ] as const) {
      const best = first(text);
      expect(best?.guide, text).toBe(guide);
      expect(best?.chance, text).toBeGreaterThan(matcher.threshold);
    }
  });

  test('what no guide is about gets a small chance or none', () => {
    for (const text of ['今天天气怎么样', '土豆发芽还能不能吃', '？？？', '你好', '']) {
      expect(first(text)?.chance ?? 0, text).toBeLessThan(0.25);
    }
  });

  test('matches come likeliest first, each guide once, eight at most', () => {
    const matches = matcher.match('楼上漏水把我家天花板泡了，他不管怎么办');
    expect(matches.map(({ guide }) => guide)[0]).toBe('ceiling-leak');
    expect(matches).toHaveLength(8);
    expect(new Set(matches.map(({ guide }) => guide)).size).toBe(8);
    expect(matches.map(({ chance }) => chance)).toEqual(
      matches.map(({ chance }) => chance).toSorted((a, b) => b - a),
    );
    for (const { chance } of matches) {
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
    }
  });

  test('a bare follow-up leans on the earlier question', () => {
    const rank = (context?: string) =>
      matcher
        .match('那要准备什么材料', context === undefined ? {} : { context })
        .findIndex(({ guide }) => guide === 'dibao-and-temporary-aid');
    expect(rank('家里困难想申请低保')).toBe(0);
    expect(rank()).not.toBe(0);
  });

  test("residents' messages keep the figures that are promised", async () => {
    const report = await evalGuides({ matcher }, { dataset: 'evals/guides.jsonl', half: 'test' });
    expect(report.accuracyAt1).toBeGreaterThan(0.76);
    expect(report.accuracyAt3).toBeGreaterThan(0.92);
    expect(report.wronglyAnswered).toBeLessThan(0.07);
  });
});

describe('over guides of any office', () => {
  const topic = '综合咨询' as TopicId;
  const guide = (id: string, title: string, questions: string[]) => ({
    id,
    title,
    topic,
    questions,
    articles: [],
    words: [],
    sections: [{ lines: [{ text: `${title}怎么办` }] }],
  });

  test('without guides nothing matches', () => {
    const none = createGuideMatcher({ guides: [], digests: [] }, tokenizer, model);
    expect(none.match('楼上漏水')).toEqual([]);
  });

  test('two made-up guides are told apart', () => {
    const two = createGuideMatcher(
      {
        guides: [
          guide('kite', '风筝缠树', ['风筝挂树上了', '风筝线断了']),
          guide('boat', '借船不还', ['小船借出去没还', '船桨丢了']),
        ],
        digests: [],
      },
      tokenizer,
      model,
    );
    expect(two.match('我的风筝缠在树上')[0]?.guide).toBe('kite');
    expect(two.match('他借我的小船一直没还')[0]?.guide).toBe('boat');
  });

  test('held-out questions leave with their near duplicates, and each is held out once', () => {
    const guides = [
      guide('kite', '风筝', ['风筝挂树上了怎么办', '风筝挂树上了怎么办呢', '线断了谁赔']),
      guide('boat', '小船', ['小船借出去没还', '船桨丢了']),
    ];
    const rounds = holdOut(guides, 5);
    expect(
      rounds
        .flatMap(({ questions }) => questions.map(({ text }) => text))
        .toSorted()
        .join(),
    ).toBe(
      guides
        .flatMap(({ questions }) => questions)
        .toSorted()
        .join(),
    );
    expect(rounds[0]!.guides[0]!.questions).toEqual(['线断了谁赔']);
  });
});
