import { describe, expect, it } from 'vitest';
import { resolveAlias } from '../../src/knowledge/statutes/aliases.ts';
import type { Statute, StatuteKind } from '../../src/knowledge/statutes/statute.ts';
import { normaliseTitle, quoteTitle } from '../../src/knowledge/statutes/title.ts';
import { TitleIndex } from '../../src/knowledge/statutes/title-index.ts';

const statute = (title: string, kind: StatuteKind = '法律'): Statute => ({
  key: normaliseTitle(title),
  title,
  kind,
  issuer: undefined,
});

describe('titles of statutes', () => {
  it.each([
    ['中华人民共和国泡泡法', '泡泡法'],
    ['《泡泡法》', '泡泡法'],
    ['泡 泡　法', '泡泡法'],
    ['泡泡法（2018修正）', '泡泡法'],
    ['泡泡法(2018-10-26)', '泡泡法'],
    ['泡泡法(试行)', '泡泡法（试行）'],
    ['泡泡法修正案（2018年）', '泡泡法修正案（2018年）'],
    ['关于适用〈中华人民共和国泡泡法〉的解释(一)', '关于适用泡泡法的解释（一）'],
    ['最高人民法院 最高人民检察院关于泡泡的解释', '最高人民法院最高人民检察院关于泡泡的解释'],
    ['最高人民法院、最高人民检察院关于泡泡的解释', '最高人民法院最高人民检察院关于泡泡的解释'],
  ])('%s has the key %s', (title, key) => {
    expect(normaliseTitle(title)).toBe(key);
  });

  it('know the short names people use', () => {
    expect(resolveAlias('刑诉法')).toBe('刑事诉讼法');
    expect(resolveAlias('消法')).toBe('消费者权益保护法');
    expect(resolveAlias('民法典婚姻编')).toBe('民法典');
    expect(resolveAlias('泡泡法')).toBe('泡泡法');
  });

  it('find an interpretation without its issuer and filler words', () => {
    const index = new TitleIndex([
      statute('中华人民共和国泡泡法'),
      statute('最高人民法院关于适用《中华人民共和国泡泡法》若干问题的解释（一）', '司法解释'),
      statute('最高人民法院关于审理风筝纠纷案件适用法律若干问题的规定', '司法解释'),
    ]);
    expect(index.find('泡泡法解释（一）')?.title).toContain('解释（一）');
    expect(index.find('泡泡法司法解释一')?.title).toContain('解释（一）');
    expect(index.find('关于适用《泡泡法》若干问题的解释（一）')?.title).toContain('解释（一）');
    expect(index.find('风筝纠纷司法解释')?.title).toContain('风筝');
    expect(index.find('泡泡法')?.title).toBe('中华人民共和国泡泡法');
    expect(index.find('风车法')).toBeUndefined();
  });

  it('do not guess between two interpretations of one rough name', () => {
    const index = new TitleIndex([
      statute('最高人民法院关于审理风筝纠纷案件的解释', '司法解释'),
      statute('最高人民法院关于办理风筝案件若干问题的解释', '司法解释'),
    ]);
    expect(index.find('风筝解释')).toBeUndefined();
  });

  it('of two that share a rough name mean the one still in force', () => {
    const [old, present] = [
      statute('最高人民法院关于审理风筝纠纷案件的解释', '司法解释'),
      statute('最高人民法院关于办理风筝案件若干问题的解释', '司法解释'),
    ];
    expect(new TitleIndex([old, present], (one) => one === present).find('风筝解释')).toBe(present);
  });

  it('stand in 《》 with 〈〉 inside', () => {
    expect(quoteTitle('关于适用《泡泡法》的解释')).toBe('《关于适用〈泡泡法〉的解释》');
  });
});
