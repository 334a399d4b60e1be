import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleNumber, formatArticleNumber } from '../../src/knowledge/statutes/article-number.ts';
import { findCitations } from '../../src/knowledge/statutes/citations.ts';

/** `title number.paragraph.item` of each citation. */
function read(text: string, context?: Parameters<typeof findCitations>[1]): string[] {
  return findCitations(text, context).map(
    ({ title = '-', number, paragraph, item }) =>
      `${title} ${number}${paragraph === undefined ? '' : `.${paragraph}款`}${item === undefined ? '' : `.${item}项`}`,
  );
}

describe('citations in running text', () => {
  it.each([
    ['《民法典》第一千零七十六条', ['民法典 1076']],
    ['民法典1076条怎么说', ['民法典 1076']],
    ['民法典第 1076 条', ['民法典 1076']],
    ['刑法第１３３条之一', ['刑法 133-1']],
    ['请问劳动法第四十四条第三项', ['劳动法 44.3项']],
    ['根据我国刑法第二百六十四条', ['刑法 264']],
    ['违反公司法第二十条的规定', ['公司法 20']],
    ['《中华人民共和国民法典》第一千零七十九条第三款第（二）项', ['中华人民共和国民法典 1079.3款.2项']],
    ['民法典婚姻家庭编解释一第5条', ['民法典婚姻家庭编解释一 5']],
    [
      '《最高人民法院关于适用〈民法典〉婚姻家庭编的解释（一）》第三十一条',
      ['最高人民法院关于适用〈民法典〉婚姻家庭编的解释（一） 31'],
    ],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('carries the title on to the numbers that follow', () => {
    expect(read('劳动合同法第47条、第87条')).toEqual(['劳动合同法 47', '劳动合同法 87']);
    expect(read('[1]《民法典》第二百九十六条：不妨碍邻居。[2] 第一千一百六十五条：要赔偿。')).toEqual([
      '民法典 296',
      '民法典 1165',
    ]);
    expect(read('《民法典》规定了协议离婚。见第一千零七十六条')).toEqual(['民法典 1076']);
  });

  it('tells a title that stands there from one taken from before', () => {
    const [first, second] = findCitations('民法典第一条、第二条');
    expect([first?.titleFrom, second?.titleFrom]).toEqual(['here', 'context']);
  });

  it('spells out lists and ranges', () => {
    expect(read('民法典1076、1077条')).toEqual(['民法典 1076', '民法典 1077']);
    expect(read('刑法第三条至第六条')).toEqual(['刑法 3', '刑法 4', '刑法 5', '刑法 6']);
    expect(read('第四十七条第一款、第二款')).toEqual(['- 47.1款', '- 47.2款']);
    expect(read('第四十四条第一项、第三项')).toEqual(['- 44.1项', '- 44.3项']);
  });

  it('takes 本法 for the statute the text belongs to', () => {
    expect(read('违反本法第三条', { title: '泡泡法' })).toEqual(['泡泡法 3']);
    expect(read('依照刑法第五条和本法第三条', { title: '泡泡法' })).toEqual(['刑法 5', '泡泡法 3']);
  });

  it.each([
    '依照前款规定',
    '前条所列',
    '有3条建议',
    '我收到第一条微信',
    '走第二条路',
    '第三章第二节',
    '一共12条',
    '第0条',
  ])('finds none in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('reads 依法 and 合法 as words, not as statutes', () => {
    expect(read('他依法第三条可以')).toEqual(['- 3']);
  });

  it('with a library at hand takes the longest ending that is a statute', () => {
    const knows = (title: string) => ['泡泡法', '吹泡泡法'].includes(title);
    expect(read('小朋友吹泡泡法第三条', { knows })).toEqual(['吹泡泡法 3']);
    expect(read('昨天说的泡泡法第三条', { knows })).toEqual(['泡泡法 3']);
  });

  it('does not take a number inside a title for a citation', () => {
    expect(read('《关于适用刑法第十二条几个问题的解释》第二条')).toEqual([
      '关于适用刑法第十二条几个问题的解释 2',
    ]);
    expect(read('《关于第三条的解释》说得很清楚，见第五条')).toEqual(['关于第三条的解释 5']);
  });

  it.each(['1、', '3条', '《', '第', '一 ', '《第三条', '依法'])(
    'reads 20,000 characters of %s in no time',
    (piece) => {
      const text = piece.repeat(20_000 / piece.length);
      const started = performance.now();
      findCitations(text);
      expect(performance.now() - started).toBeLessThan(500);
    },
  );

  it('gives the place of the words', () => {
    const text = '请看《民法典》第一千零七十六条第一款。';
    const [citation] = findCitations(text);
    expect(text.slice(citation?.index, citation!.index + citation!.length)).toBe(
      '《民法典》第一千零七十六条第一款',
    );
  });

  it('reads back every number as statutes write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2999 }), fc.integer({ min: 0, max: 20 }), (main, sub) => {
        const number = (sub === 0 ? `${main}` : `${main}-${sub}`) as ArticleNumber;
        expect(findCitations(`《泡泡法》${formatArticleNumber(number)}规定`)[0]?.number).toBe(number);
      }),
    );
  });

  it('never throws, and stays within the text', () => {
    const piece = fc.constantFrom(
      '第',
      '条',
      '款',
      '项',
      '之',
      '一',
      '十',
      '3',
      '《',
      '》',
      '、',
      '至',
      '民法典',
      '本法',
      ' ',
      'x',
      '（',
      '）',
      '千',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { index, length } of findCitations(text))
          expect(index >= 0 && index + length <= text.length).toBe(true);
      }),
    );
  });
});
