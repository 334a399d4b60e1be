import { describe, expect, test } from 'vitest';
import { normaliseText } from '../../src/retrieval/tokens/normalise.ts';
import { createThesaurus } from '../../src/retrieval/tokens/thesaurus.ts';
import { createTokenizer, readTokenizer } from '../../src/retrieval/tokens/tokenizer.ts';

describe('normalising', () => {
  test.each([
    ['３０天', '三十天'],
    ['赔１，０００元', '赔一千元'],
    ['30%', '百分之三十'],
    ['5万元', '五万元'],
    ['Ｎ＋１', 'n+一'],
    ['第1076条', '第一千零七十六条'],
    ['3.5倍', '3.5倍'],
    ['12a栋', '12a栋'],
  ])('%s becomes %s', (from, to) => {
    expect(normaliseText(from)).toBe(to);
  });
});

// Reading the dictionary takes half a second; the tokenizer keeps no state, so one serves all.
const plain = createTokenizer({ dictionary: ['离婚冷静期'] });

describe('words', () => {
  test('a compound of the dictionary comes whole and in parts', () => {
    const words = plain.words('离婚冷静期多久');
    expect(words).toContain('离婚冷静期');
    expect(words).toContain('离婚');
  });

  test('words that only say how something is asked are left out', () => {
    const words = plain.words('请问我应该怎么办呢');
    expect(words).toEqual([]);
  });

  test('digits and Chinese numerals are the same word', () => {
    expect(plain.words('30日内')).toEqual(plain.words('三十日内'));
  });
});

describe('bigrams', () => {
  test('stop at punctuation and keep runs of letters whole', () => {
    expect(plain.bigrams('漏水，app坏')).toEqual(['漏水', 'app坏']);
  });
});

describe('a query', () => {
  const tokenizer = createTokenizer({ thesaurus: createThesaurus([['老赖', ['失信被执行人']]]) });

  test('gains the legal terms for lay ones, at a lower weight', () => {
    const words = new Map(tokenizer.queryWords('老赖不还钱').map(({ token, weight }) => [token, weight]));
    expect(words.get('老赖')).toBe(1);
    expect(words.get('失信')).toBeGreaterThan(0);
    expect(words.get('失信')).toBeLessThan(1);
  });

  test('a repeated word counts more, but less than its number', () => {
    const words = new Map(
      tokenizer.queryWords('押金、押金、押金').map(({ token, weight }) => [token, weight]),
    );
    expect(words.get('押金')).toBeGreaterThan(1);
    expect(words.get('押金')).toBeLessThan(3);
  });

  test('a paste of 20,000 characters costs no more than its capped part', () => {
    const paste = '楼上漏水不管我把他告了他还说没有证据'.repeat(1200);
    const started = performance.now();
    tokenizer.queryWords(paste);
    tokenizer.queryBigrams(paste);
    expect(performance.now() - started).toBeLessThan(200);
  });

  test.each(['', '   ', '？？？', '\u0000\ud800', '😀😀'])('%j gives no words and no error', (text) => {
    expect(tokenizer.queryWords(text)).toEqual([]);
    expect(tokenizer.queryBigrams(text)).toEqual([]);
  });
});

test('the project’s own word files are read', () => {
  const words = readTokenizer('knowledge/words')
    .queryWords('被老赖坑了')
    .map(({ token }) => token);
  expect(words).toContain('失信被执行人');
});
