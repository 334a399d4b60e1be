import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareArticleNumbers, parseArticleNumber } from '../../src/knowledge/statutes/article-number.ts';
import { parseDocument } from '../../src/knowledge/statutes/parse/document.ts';
import type { ParsedDocument, RawDocument } from '../../src/knowledge/statutes/parse/parsed.ts';

function parse(title: string, text: string, raw: Partial<RawDocument> = {}): ParsedDocument {
  const document = parseDocument({
    path: 'x.md',
    title,
    head: [],
    parts: [text],
    kind: undefined,
    issuer: undefined,
    promulgated: undefined,
    effective: undefined,
    ...raw,
  });
  if (!document) throw new Error('nothing read');
  return document;
}

const numbers = (document: ParsedDocument) => document.articles.map(({ number }) => number);

describe('reading the text of a statute', () => {
  it('reads articles with paragraphs, items and the headings above them', () => {
    const document = parse(
      '中华人民共和国泡泡法',
      `## 第一编 总 则\n### 第一章 一般规定\n第一条 泡泡应当是圆的。\n\n方的泡泡不是泡泡。\n
第二条 下列泡泡可以吹：\n\n（一）大泡泡；\n\n（二）小泡泡。\n### 第二章　吹泡泡\n**第三条**　吹泡泡要轻。\n## 附 则\n第四条 本法自2020年1月1日起施行。`,
    );
    expect(numbers(document)).toEqual(['1', '2', '3', '4']);
    expect(document.articles[0]).toMatchObject({
      label: '第一条',
      path: ['第一编　总则', '第一章　一般规定'],
      text: '泡泡应当是圆的。\n方的泡泡不是泡泡。',
    });
    expect(document.articles[1]?.text).toBe('下列泡泡可以吹：\n（一）大泡泡；\n（二）小泡泡。');
    expect(document.articles[2]?.path).toEqual(['第一编　总则', '第二章　吹泡泡']);
    expect(document.articles[3]?.path).toEqual(['附则']);
  });

  it('reads 之一, and keeps a line that only begins with a reference in its paragraph', () => {
    const document = parse(
      '泡泡法',
      '第一条 甲。\n第一条之一 乙。\n第一条规定的泡泡，从其规定。\n第二条 丙。\n第九十九条 的泡泡。',
    );
    expect(numbers(document)).toEqual(['1', '1-1', '2']);
    expect(document.articles[1]?.text).toBe('乙。\n第一条规定的泡泡，从其规定。');
  });

  it('parts several articles on one line, and items in one run', () => {
    const document = parse(
      '泡泡法',
      '第一条 甲。 第二条 乙，见第一条 的规定。 第三条 丙：（一）一；（二）二。\n第四条 丁。',
    );
    expect(numbers(document)).toEqual(['1', '2', '3', '4']);
    expect(document.articles[2]?.text).toBe('丙：\n（一）一；\n（二）二。');
  });

  it('forgives misprints: 笫, a space inside, none behind', () => {
    expect(numbers(parse('泡泡法', '第一条 甲。\n笫二条 乙。\n第三 条丙是泡泡。\n第四条 丁。'))).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  it('reads 一、二、 where there are no articles', () => {
    const document = parse(
      '关于泡泡的通知',
      '各街道：\n现通知如下：\n一、泡泡要圆。\n圆是指不方。\n## 二、吹的时候\n轻轻吹。\n三、本通知自发布之日起施行。',
    );
    expect(document.lead).toBe('各街道：\n现通知如下：');
    expect(document.articles.map(({ label, text }) => [label, text])).toEqual([
      ['一、', '泡泡要圆。\n圆是指不方。'],
      ['二、', '吹的时候\n轻轻吹。'],
      ['三、', '本通知自发布之日起施行。'],
    ]);
  });

  it('reads 1. 2. that run on under headings 一、二、', () => {
    const document = parse('吹泡泡规定', '一、总的\n1.甲。\n2.乙。\n二、分的\n3.丙。\n4.丁。\n5.戊。');
    expect(document.articles.map(({ number, label, path }) => [number, label, path.join()])).toEqual([
      ['1', '1.', '一、总的'],
      ['2', '2.', '一、总的'],
      ['3', '3.', '二、分的'],
      ['4', '4.', '二、分的'],
      ['5', '5.', '二、分的'],
    ]);
  });

  it('keeps a text with neither as one', () => {
    expect(parse('关于泡泡的批复', '泡泡可以吹。\n此复。').articles).toEqual([
      { number: '0', label: '全文', path: [], text: '泡泡可以吹。\n此复。' },
    ]);
  });

  it('does not take quoted articles of an amending decision, or a table of another law’s, for its own', () => {
    const decision = parse(
      '关于修改《泡泡法》的决定',
      '一、增加一条：\n第一条 “泡泡要圆。”\n二、第二条改为：\n第二条 “泡泡要轻。”',
    );
    expect(decision.articles.map(({ label }) => label)).toEqual(['一、', '二、']);
    expect(numbers(parse('泡泡罪名表', '第一百二十条之一 吹泡泡罪\n第一百三十三条 戳泡泡罪'))).toEqual(['0']);
  });

  it('keeps annexes apart, after the articles', () => {
    const document = parse(
      '泡泡税法',
      '第一条 吹泡泡要交税。\n第二条 税率见附表。\n## 泡泡税率表一（大泡泡）\n| 级数 | 税率 |\n|---|---|\n| 1 | 3 |\n附件二：免税的泡泡\n小泡泡。',
    );
    expect(document.articles.slice(2)).toEqual([
      { number: '附1', label: '泡泡税率表一（大泡泡）', path: [], text: '级数 | 税率\n1 | 3' },
      { number: '附2', label: '附件二：免税的泡泡', path: [], text: '小泡泡。' },
    ]);
    expect(parseArticleNumber('附件一')).toBe('附1');
    expect([...numbers(document)].toSorted(compareArticleNumbers)).toEqual(['1', '2', '附1', '附2']);
  });

  it('takes the 序言 as an article of its own', () => {
    const document = parse('泡泡宪章', '## 序言\n泡泡源远流长。\n## 第一章 总纲\n第一条 泡泡属于大家。');
    expect(document.articles.map(({ number, label }) => `${number} ${label}`)).toEqual([
      '0 序言',
      '1 第一条',
    ]);
  });

  it('reads HTML tables as rows and drops pictures and links’ addresses', () => {
    const document = parse(
      '泡泡法',
      '第一条 见下表：\n<table><tr><th>种类</th><th>数</th></tr>\n<tr><td>大</td><td>1</td></tr></table>\n![图](a.png)\n第二条 见[泡泡网](https://example.org)。',
    );
    expect(document.articles[0]?.text).toBe('见下表：\n种类 | 数\n大 | 1');
    expect(document.articles[1]?.text).toBe('见泡泡网。');
  });

  it('reads title, kind and issuer', () => {
    expect(parse('最高人民法院 最高人民检察院关于办理<泡泡法>案件的解释', '第一条 甲。')).toMatchObject({
      title: '最高人民法院、最高人民检察院关于办理《泡泡法》案件的解释',
      kind: '司法解释',
      issuer: '最高人民法院、最高人民检察院',
    });
    expect(parse('泡泡条例', '2001年1月1日 国务院令第1号公布\n第一条 甲。')).toMatchObject({
      kind: '行政法规',
      issuer: '国务院',
    });
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '第一条 ',
      '第二条之一',
      '一、',
      '1. ',
      '# ',
      '## 第一章 ',
      '附件',
      '|a|b|\n',
      '<table>',
      '序言',
      '《',
      '》同时废止。',
      '自2020年13月45日起施行',
      '\n',
      '泡泡',
      '2020年1月1日通过',
      '**',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        parseDocument({
          path: 'x',
          title: '泡泡法',
          head: [],
          parts: [pieces.join('')],
          kind: undefined,
          issuer: undefined,
          promulgated: undefined,
          effective: undefined,
        });
      }),
    );
  });
});
