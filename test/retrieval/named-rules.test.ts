import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LocalDate } from '../../src/core/dates.ts';
import { checkNamedRules } from '../../src/eval/check-named-rules.ts';
import { madeUpLibrary } from '../../src/eval/made-up-library.ts';
import { formatCitation } from '../../src/knowledge/cited-text.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { createNamedRules, readNamedRules } from '../../src/retrieval/named-rules.ts';

const rules = createNamedRules({
  善意取得: '民法典第三百一十一条',
  '出租人 义务': '民法典第七百零八条、第七百一十二条',
});
const asked = (text: string) => rules.asked(text).map(formatCitation);

describe('rules that have a name', () => {
  test('answer who asks what they are', () => {
    expect(asked('什么叫善意取得')).toEqual(['民法典第三百一十一条']);
    expect(asked('出租人有哪些义务？')).toEqual(['民法典第七百零八条', '民法典第七百一十二条']);
  });
  test('are only named by who tells a matter', () => {
    const story = '我从朋友手里买的车，现在原车主说是他的，我算不算善意取得，要不要还给人家，朋友也找不到了';
    expect(asked(story)).toEqual([]);
    expect(rules.named(story).map(formatCitation)).toEqual(['民法典第三百一十一条']);
  });
  test('need every word of their name', () => {
    expect(rules.named('出租人不修房')).toEqual([]);
  });
  test('whose article cannot be read are refused', () => {
    expect(() => createNamedRules({ 善意取得: '民法典三百多条' })).toThrow('善意取得');
  });
  test('of the project rest on articles that a fresh clone can say in plain words', async () => {
    const { digests } = await loadKnowledge(['knowledge']);
    const known = new Set(digests.map(({ statute, number }) => formatCitation({ statute, number })));
    const all = readNamedRules('knowledge/words');
    for (const name of ['善意取得', '不当得利', '离婚冷静期', '代位继承', '表见代理', '试用期']) {
      const articles = all.named(`什么是${name}`).map(formatCitation);
      expect(articles.length, name).toBeGreaterThan(0);
      for (const article of articles) expect(known, name).toContain(article);
    }
  });
  test('that stand in no article in force are found by `laws check`, with their line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'falin-rules-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const table = '# 样例\n善意 取得: 样例法第一条\n冷静期: 样例法第一条、第九条\n流押: 旧法第二条\n';
    writeFileSync(join(folder, 'named-rules.yaml'), table);
    const library = madeUpLibrary([
      {
        title: '样例法',
        versions: [{ effective: '2011-01-01', articles: { '1': '善意受让的，取得所有权。' } }],
      },
    ]);
    const faults = checkNamedRules(folder, library, '2026-11-22' as LocalDate);
    const file = 'words/named-rules.yaml';
    expect(faults).toEqual([
      { file, line: 3, kind: 'missing', detail: '冷静期：样例法第九条' },
      { file, line: 4, kind: 'missing', detail: '流押：旧法第二条' },
    ]);
  });
});
