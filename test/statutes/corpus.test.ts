import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ArticleNumber, compareArticleNumbers } from '../../src/knowledge/statutes/article-number.ts';
import type { ImportReport } from '../../src/knowledge/statutes/import-report.ts';
import { openLibrary } from '../../src/knowledge/statutes/library.ts';
import type { StatuteLibrary } from '../../src/knowledge/statutes/statute.ts';
import { day, importFolder, today } from './made-up.ts';

const laws = resolve('../shared/laws');
const present = existsSync(laws);
if (!present) console.info(`skipped: the public collections are not at ${laws}`);

/** The two public collections as they are; dates and repeals checked by hand against the official announcements. */
describe.skipIf(!present)('the public collections', () => {
  let library: StatuteLibrary;
  let report: ImportReport;
  let milliseconds = 0;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'falin-corpus-'));
    const started = performance.now();
    report = await importFolder(folder, laws);
    milliseconds = performance.now() - started;
    library = openLibrary(folder);
    return () => {
      library.close();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  it('import into one library within a minute, nearly every file read', () => {
    expect(milliseconds).toBeLessThan(60_000);
    expect(report.collections.map(({ name }) => name).toSorted()).toEqual(['LawRefBook', 'just-laws']);
    expect(report.passedOver.length).toBeLessThan(30);
    expect(report.statutes).toBeGreaterThan(1400);
    expect(report.inForce.articles).toBeGreaterThan(55_000);
    expect(report.datesUnknown).toBe(0);
    expect(library.status(today)).toMatchObject({
      statutes: report.statutes,
      articlesInForce: report.inForce.articles,
    });
  });

  it.each([
    ['民法典', '2021-01-01', 1260],
    ['劳动法', '2018-12-29', 107],
    ['劳动合同法', '2013-07-01', 98],
    ['道路交通安全法', '2021-04-29', 124],
    ['治安管理处罚法', '2026-01-01', 144],
    ['民事诉讼法', '2024-01-01', 306],
    ['刑事诉讼法', '2018-10-26', 308],
    ['行政诉讼法', '2017-07-01', 103],
    ['公司法', '2024-07-01', 266],
    ['商标法', '2019-11-01', 73],
    ['著作权法', '2021-06-01', 67],
    ['消费者权益保护法', '2014-03-15', 63],
    ['反家庭暴力法', '2016-03-01', 38],
    ['未成年人保护法', '2024-04-26', 132],
    ['妇女权益保障法', '2023-01-01', 86],
    ['老年人权益保障法', '2018-12-29', 85],
    ['农村土地承包法', '2019-01-01', 70],
    ['土地管理法', '2020-01-01', 87],
    ['仲裁法', '2026-03-01', 96],
    ['人民调解法', '2011-01-01', 35],
    ['劳动争议调解仲裁法', '2008-05-01', 54],
    ['法律援助法', '2022-01-01', 71],
    ['工伤保险条例', '2011-01-01', 67],
    ['物业管理条例', '2018-03-19', 67],
    ['保障农民工工资支付条例', '2020-05-01', 64],
    ['刑法', '2024-03-01', undefined],
    ['生态环境法典', '2026-08-15', 1242],
    ['最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）', '2021-01-01', 91],
  ])('%s is in force since %s', (title, effective, articles) => {
    const version = library.version(library.find(title)!, today);
    expect(version?.effective).toBe(effective);
    if (articles !== undefined)
      expect(library.articlesOf(version!).filter(({ number }) => /^\d/.test(number))).toHaveLength(articles);
  });

  it('a version that ends or begins is law on its own days only', () => {
    const on = (title: string, date: string) => library.version(library.find(title)!, day(date))?.promulgated;
    expect([on('治安管理处罚法', '2025-12-31'), on('治安管理处罚法', '2026-01-01')]).toEqual([
      '2012-10-26',
      '2025-06-27',
    ]);
    expect([on('商标法', '2026-12-31'), on('商标法', '2027-01-01')]).toEqual(['2019-04-23', '2026-06-26']);
    expect([on('公司法', '2024-06-30'), on('公司法', '2024-07-01')]).toEqual(['2018-10-26', '2023-12-29']);
    expect(on('民法典', '2020-12-31')).toBeUndefined();
  });

  it('what was repealed is not in force', () => {
    for (const title of [
      '个体工商户条例',
      '环境保护法',
      '噪声污染防治法',
      '婚姻法解释（三）',
      '合同法解释（二）',
      '担保法解释',
      '公司登记管理条例',
      '增值税暂行条例',
    ]) {
      const statute = library.find(title);
      expect([title, statute && library.version(statute, today)]).toEqual([title, undefined]);
    }
    for (const title of [
      '婚姻法',
      '合同法',
      '物权法',
      '侵权责任法',
      '继承法',
      '担保法',
      '收养法',
      '民法总则',
      '民法通则',
    ]) {
      expect(library.article(title, '1' as ArticleNumber, today)).toBeUndefined();
    }
  });

  it('every article has a text, and each version’s numbers rise without repeating', () => {
    for (const { statute } of library.list(today)) {
      for (const version of library.versions(statute)) {
        const articles = library.articlesOf(version);
        expect([version.id, articles.length > 0, articles.every(({ text }) => text.trim() !== '')]).toEqual([
          version.id,
          true,
          true,
        ]);
        const falls = articles.find(
          ({ number }, i) => i > 0 && compareArticleNumbers(articles[i - 1]!.number, number) >= 0,
        );
        expect([version.id, falls?.label]).toEqual([version.id, undefined]);
      }
    }
  });

  it('an article is found in a fraction of a millisecond', () => {
    const numbers = Array.from({ length: 1200 }, (_, i) => String(i + 1) as ArticleNumber);
    const started = performance.now();
    for (const number of numbers)
      expect(library.article('中华人民共和国民法典', number, today)?.number).toBe(number);
    expect((performance.now() - started) / numbers.length).toBeLessThan(0.5);
  });
});
