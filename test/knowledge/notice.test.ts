import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/core/dates.ts';
import { checkKnowledge } from '../../src/eval/check-knowledge.ts';
import { madeUpLibrary } from '../../src/eval/made-up-library.ts';
import { formatCitation } from '../../src/knowledge/cited-text.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { knowledgeFolder, TOPICS } from './folder.ts';

const TODAY = '2026-11-22' as LocalDate;

const notice = (body: string, head = '') => `---
id: rights
title: 告知书
reviewed: 2026-11-22
${head}---
${body}`;

const load = async (body: string, head?: string) =>
  loadKnowledge(await knowledgeFolder({ 'topics.yaml': TOPICS, 'notices/rights.md': notice(body, head) }));

describe('a notice', () => {
  it('is read with its sections, and each point with its articles', async () => {
    const { notices, problems } = await load('## 您的权利\n1. 可以不调。[样例法第二条]\n2. 可以换人。\n');
    expect(problems).toEqual([]);
    const [section] = notices[0]!.sections;
    expect(section?.heading).toBe('您的权利');
    expect(section?.lines.map((line) => [line.text, line.citations.map(formatCitation)])).toEqual([
      ['可以不调。', ['样例法第二条']],
      ['可以换人。', []],
    ]);
  });

  it.each([
    ['看不懂的出处', '## 一\n可以。[某处]\n', ''],
    ['是空的', '## 一\n## 二\n可以。\n', ''],
    ['没有正文', '', ''],
    ['未知的键', '## 一\n可以。\n', 'colour: red\n'],
  ])('with a fault is left out and named: %s', async (reason, body, head) => {
    const { notices, problems } = await load(body, head);
    expect(notices).toEqual([]);
    expect(problems[0]).toMatchObject({ file: 'notices/rights.md', reason: expect.stringMatching(reason) });
  });

  it("gives way to an office's own of the same id", async () => {
    const ours = await knowledgeFolder({
      'topics.yaml': TOPICS,
      'notices/rights.md': notice('## 一\n甲。\n'),
    });
    const theirs = await knowledgeFolder({ 'notices/own.md': notice('## 一\n乙。\n') });
    const { notices } = await loadKnowledge([ours, theirs]);
    expect(notices.map((one) => one.sections[0]!.lines[0]!.text)).toEqual(['乙。']);
  });
});

describe('a notice held against the statutes', () => {
  const library = madeUpLibrary([
    {
      title: '样例法',
      versions: [
        { effective: '2011-01-01', articles: { '1': '双方可以自协议生效之日起三十日内共同申请确认。' } },
      ],
    },
  ]);
  const faults = async (line: string) =>
    checkKnowledge(await load(`## 一\n${line}\n`), library, TODAY).map((fault) => fault.kind);

  it('stands when its articles bear it out', async () => {
    expect(await faults('三十日里一起去申请。[样例法第一条]')).toEqual([]);
  });

  it.each([
    ['an article that is not there', '可以。[样例法第九条]', 'missing'],
    ['a number that does not stand in it', '六十日里一起去申请。[样例法第一条]', 'gate'],
    ['its own wording', '可以自协议生效之日起三十日内共同申请。[样例法第一条]', 'copied'],
  ])('is faulted for %s', async (_, line, kind) => {
    expect(await faults(line)).toEqual([kind]);
  });
});
