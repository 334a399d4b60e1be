import { describe, expect, it } from 'vitest';
import { formatCitation, readCitedText } from '../../src/knowledge/cited-text.ts';

describe('text followed by its sources', () => {
  it('splits a line into parts, each with the articles it rests on', () => {
    const { text, unreadable } = readCitedText(
      '先修好。[民法典第二百九十六条]再赔钱。[民法典第一千一百六十五条]完了。',
    );
    expect(unreadable).toEqual([]);
    expect(text.text).toBe('先修好。再赔钱。完了。');
    expect(text.parts.map((part) => part.citations.map(formatCitation))).toEqual([
      ['民法典第二百九十六条'],
      ['民法典第一千一百六十五条'],
      [],
    ]);
  });

  it('reads several sources in one bracket, and takes the statute over to a source without one', () => {
    const { text } = readCitedText('一样。[民法典第十九条、第二十条、样例法第一百二十条之一]');
    expect(text.citations).toEqual([
      { statute: '民法典', number: '19' },
      { statute: '民法典', number: '20' },
      { statute: '样例法', number: '120-1' },
    ]);
  });

  it('keeps the brackets inside a title, and drops 中华人民共和国, paragraph and item', () => {
    const { text } = readCitedText(
      '好。[最高人民法院关于适用《中华人民共和国民法典》样例编的解释（一）第五条第二款]',
    );
    expect(text.citations).toEqual([
      { statute: '最高人民法院关于适用《民法典》样例编的解释（一）', number: '5' },
    ]);
  });

  it('gives a full stop after the brackets to the sentence before them', () => {
    expect(readCitedText('要赔[样例法第一条]。').text.parts).toEqual([
      { text: '要赔。', citations: [{ statute: '样例法', number: '1' }] },
    ]);
  });

  it('names what it cannot read', () => {
    expect(readCitedText('要赔。[见民法典]').unreadable).toEqual(['见民法典']);
  });
});
