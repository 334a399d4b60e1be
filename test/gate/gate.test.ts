import { describe, expect, test } from 'vitest';
import { gate } from '../../src/consultation/gate/gate.ts';
import type { Answer, Citation } from '../../src/contracts/answer.ts';
import type { LocalDate } from '../../src/core/dates.ts';
import type { PassageId } from '../../src/core/ids.ts';
import { EMPTY_ANSWER } from '../../src/eval/empty-answer.ts';
import { evalGate } from '../../src/eval/gate.ts';
import { madeUpLibrary } from '../../src/eval/made-up-library.ts';
import type { Passage } from '../../src/knowledge/passage.ts';
import type { ArticleNumber } from '../../src/knowledge/statutes/article-number.ts';

const TODAY = '2026-11-22' as LocalDate;
const library = madeUpLibrary([
  {
    title: '楼道法',
    versions: [
      { effective: '2010-01-01', until: '2025-01-01', articles: { '1': '杂物九日内搬走。' } },
      { effective: '2025-01-01', articles: { '1': '杂物应当在七日内搬走。', '2': '逾期处一百元罚款。' } },
    ],
  },
]);
const none = madeUpLibrary([]);

function passage(
  id: string,
  kind: Passage['kind'],
  body: string,
  number?: string,
  range: Partial<Passage> = {},
): Passage {
  return {
    id: id as PassageId,
    kind,
    title: number === undefined ? '楼道堆杂物' : '楼道法',
    path: '',
    body,
    questions: [],
    topics: [],
    areas: [],
    article: number === undefined ? undefined : { statute: '楼道法', number: number as ArticleNumber },
    from: undefined,
    until: undefined,
    ...range,
  };
}
const passages = new Map(
  [
    passage('a1', 'article', '杂物应当在七日内搬走。', '1', { from: '2025-01-01' as LocalDate }),
    passage('a2', 'article', '逾期处一百元罚款。', '2', { from: '2025-01-01' as LocalDate }),
    passage('old', 'article', '杂物九日内搬走。', '1', {
      from: '2010-01-01' as LocalDate,
      until: '2025-01-01' as LocalDate,
    }),
    passage('d1', 'digest', '楼道里的东西七天内要搬走。', '1'),
    passage('g', 'guide', '先和邻居商量，再找物业。'),
  ].map((p) => [p.id as string, p]),
);
const cite = (n: number, id: string, more: Partial<Citation> = {}): Citation => {
  const { kind, article, title } = passages.get(id)!;
  const label = article ? `《楼道法》第${article.number === '1' ? '一' : '二'}条` : `办事指南：${title}`;
  return { n, passageId: id, kind, label, gist: '', ...more };
};
function answer(parts: Partial<Answer>): Answer {
  return {
    ...EMPTY_ANSWER,
    writer: 'model',
    ...parts,
  };
}

describe('the citation gate', () => {
  test('renumbers citations in the order of their first use and removes unused ones', () => {
    const {
      answer: gated,
      dropped,
      withheld,
    } = gate(
      answer({
        short: [{ text: '七日内要搬走。', cites: [3] }],
        steps: [{ text: '先商量[2]。', cites: [2] }],
        law: [{ text: '不搬罚 500 元。', cites: [1] }],
        citations: [cite(1, 'a2'), cite(2, 'g'), cite(3, 'a1')],
      }),
      passages,
      library,
      TODAY,
    );
    expect(gated.citations.map(({ n, passageId }) => [n, passageId])).toEqual([
      [1, 'a1'],
      [2, 'g'],
    ]);
    expect(gated.short[0]!.cites).toEqual([1]);
    expect(gated.steps[0]).toEqual({ text: '先商量。', cites: [2] });
    expect(gated.law).toEqual([]);
    expect(dropped).toMatchObject([{ part: 'law', reason: 'number-not-found', detail: '500元' }]);
    expect(withheld).toBe(false);
  });

  test('withholds an answer whose short part did not pass', () => {
    const gated = gate(
      answer({ short: [{ text: '三日内搬走。', cites: [1] }], citations: [cite(1, 'a1')] }),
      passages,
      library,
      TODAY,
    );
    expect(gated.withheld).toBe(true);
  });

  test('withholds an answer that cites nothing', () => {
    expect(
      gate(answer({ short: [{ text: '先商量。', cites: [] }] }), passages, library, TODAY).withheld,
    ).toBe(true);
  });

  test('a citation of a version that is not the one in force is dropped, and the claim with it', () => {
    for (const citation of [cite(1, 'a1', { versionId: '楼道法@2010-01-01' }), cite(1, 'old')]) {
      const gated = gate(
        answer({ short: [{ text: '要搬走。', cites: [1] }], citations: [citation] }),
        passages,
        library,
        TODAY,
      );
      expect(gated.dropped.map(({ part, reason }) => [part, reason])).toEqual([
        ['citations', 'not-in-force'],
        ['short', 'not-in-force'],
      ]);
    }
  });

  test('the older version may be cited when the matter is of that time', () => {
    const then = '2020-06-01' as LocalDate;
    const older = answer({ short: [{ text: '九天内搬走。', cites: [1] }], citations: [cite(1, 'old')] });
    expect(gate(older, passages, library, then).dropped).toEqual([]);
  });

  test('a label that names another article than the passage is refused', () => {
    const gated = gate(
      answer({
        short: [{ text: '要搬走。', cites: [1] }],
        citations: [cite(1, 'a1', { label: '《楼道法》第二条' })],
      }),
      passages,
      library,
      TODAY,
    );
    expect(gated.dropped[0]).toMatchObject({ part: 'citations', reason: 'wrong-label' });
  });

  test('without a library digests stand for the articles they restate, and no other article passes', () => {
    const good = answer({
      short: [{ text: '《楼道法》第一条：7天内搬走。', cites: [1] }],
      citations: [cite(1, 'd1')],
    });
    expect(gate(good, passages, none, TODAY).dropped).toEqual([]);
    const bad = answer({
      short: [{ text: '《楼道法》第三条：7天内搬走。', cites: [1] }],
      citations: [cite(1, 'd1')],
    });
    expect(gate(bad, passages, none, TODAY).dropped).toMatchObject([{ reason: 'article-not-cited' }]);
  });

  test('a number only the statute behind a digest states is borne out when the library is there', () => {
    const more = new Map(passages).set('d2', passage('d2', 'digest', '不搬的要罚款。', '2'));
    const citation: Citation = { n: 1, passageId: 'd2', kind: 'digest', label: '《楼道法》第二条', gist: '' };
    const given = answer({ short: [{ text: '罚一百元。', cites: [1] }], citations: [citation] });
    expect(gate(given, more, library, TODAY).dropped).toEqual([]);
    expect(gate(given, more, none, TODAY).dropped).toMatchObject([{ reason: 'number-not-found' }]);
  });

  test('papers to bring with an invented figure are dropped', () => {
    const gated = gate(
      answer({
        short: [{ text: '先商量。', cites: [1] }],
        bring: ['身份证', '近12个月的流水'],
        citations: [cite(1, 'g')],
      }),
      passages,
      library,
      TODAY,
    );
    expect(gated.answer.bring).toEqual(['身份证']);
  });
});

test('every made-up claim of evals/gate.jsonl is judged as expected', async () => {
  const report = await evalGate({ evalsDir: 'evals' });
  expect(report).toMatchObject({ letThrough: [], wronglyDropped: [], otherReason: [] });
  expect(report.cases).toBeGreaterThanOrEqual(20);
});
