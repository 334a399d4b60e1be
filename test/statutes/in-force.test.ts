import { describe, expect, it } from 'vitest';
import type { ArticleNumber } from '../../src/knowledge/statutes/article-number.ts';
import { openLibrary } from '../../src/knowledge/statutes/library.ts';
import type { StatuteLibrary } from '../../src/knowledge/statutes/statute.ts';
import {
  day,
  folderOf,
  importFolder,
  justLawsText,
  type MadeUp,
  refBookText,
  tempFolder,
  today,
} from './made-up.ts';

async function library(files: Record<string, string>): Promise<StatuteLibrary> {
  const dataDir = tempFolder();
  await importFolder(dataDir, folderOf(files));
  return openLibrary(dataDir);
}

const book = (statute: MadeUp) => refBookText(statute);
const passed = (date: string) => `${date} 第一届全国人民代表大会第一次会议通过`;
/** Day in force of the only version. */
async function effectiveOf(
  head: string[],
  last: string,
  file = '社会法/泡泡法.md',
): Promise<string | undefined> {
  const one = await library({
    [file]: book({ title: '泡泡法', head, articles: ['第一条 泡泡要圆。', last] }),
  });
  return one.versions(one.find('泡泡法')!)[0]?.effective;
}

describe('the first day in force', () => {
  it('is what the text says', async () => {
    expect(await effectiveOf([passed('2001年2月3日')], '第二条 本法自2001年5月1日起施行。')).toBe(
      '2001-05-01',
    );
    expect(await effectiveOf([passed('2001年2月3日')], '第二条 本法自二〇〇一年五月一日起施行。')).toBe(
      '2001-05-01',
    );
  });

  it('is the promulgation, or days after it, when the text says so', async () => {
    expect(await effectiveOf([passed('2001年2月3日')], '第二条 本法自公布之日起施行。')).toBe('2001-02-03');
    expect(await effectiveOf([passed('2001年2月3日')], '第二条 本法自公布之日起三十日后施行。')).toBe(
      '2001-03-05',
    );
  });

  it('is what the head says, when it has a 施行 line', async () => {
    expect(await effectiveOf([passed('2001年2月3日'), '2001年7月1日 施行'], '第二条 泡泡要轻。')).toBe(
      '2001-07-01',
    );
  });

  it('of an amended version is not the day of the first one that its text goes on stating', async () => {
    const head = [passed('2001年2月3日'), '2010年6月1日 《关于修改〈泡泡法〉的决定》第一次修正'];
    expect(await effectiveOf(head, '第二条 本法自2001年5月1日起施行。')).toBe('2010-06-01');
    expect(await effectiveOf(head, '第二条 本法自公布之日起施行。')).toBe('2010-06-01');
  });

  it('of an amended version is the amending decision’s, where the library has it', async () => {
    const one = await library({
      '社会法/泡泡法(2010-06-01).md': book({
        title: '中华人民共和国泡泡法',
        head: [passed('2001年2月3日'), '2010年6月1日 《关于修改〈泡泡法〉的决定》第一次修正'],
        articles: ['第一条 泡泡要圆。', '第二条 本法自2001年5月1日起施行。'],
      }),
      '社会法/关于修改《泡泡法》的决定(2010-06-01).md': book({
        title: '全国人民代表大会常务委员会关于修改《中华人民共和国泡泡法》的决定',
        articles: ['一、第一条改为：“泡泡要圆。”', '二、删去第三条。', '本决定自2010年9月1日起施行。'],
      }),
    });
    expect(one.versions(one.find('泡泡法')!)[0]?.effective).toBe('2010-09-01');
  });

  it('is the folder’s date for a version laid down beside the present one', async () => {
    const one = await library({
      'social/bubble-law/README.md': justLawsText({
        title: '中华人民共和国泡泡法',
        head: ['2001年2月3日第一届全国人民代表大会第一次会议通过'],
        articles: ['第一条 泡泡要圆。', '第二条 本法自2001年5月1日起施行。'],
      }),
      'social/bubble-law/versions/2027-01-01/README.md': justLawsText({
        title: '中华人民共和国泡泡法',
        head: [
          '2001年2月3日第一届全国人民代表大会第一次会议通过',
          '2026年6月26日第二届全国人民代表大会第一次会议修订',
        ],
        articles: ['第一条 泡泡可以是方的。', '第二条 泡泡要大。'],
      }),
    });
    const text = (on: string) => one.article('泡泡法', '1' as ArticleNumber, day(on))?.text;
    expect(text('2026-12-31')).toBe('泡泡要圆。');
    expect(text('2027-01-01')).toBe('泡泡可以是方的。');
    expect(text('2001-04-30')).toBeUndefined();
  });
});

describe('versions of one statute', () => {
  const files = {
    '社会法/泡泡法(2001-02-03).md': book({
      title: '泡泡法',
      head: [passed('2001年2月3日')],
      articles: ['第一条 泡泡要圆。', '第二条 本法自2001年5月1日起施行。'],
    }),
    '社会法/泡泡法(2020-02-03).md': book({
      title: '中华人民共和国泡泡法',
      head: [passed('2001年2月3日'), '2020年2月3日 第二届全国人民代表大会第一次会议修订'],
      articles: ['第一条 泡泡要又大又圆。', '第二条 泡泡要轻。', '第三条 本法自2020年5月1日起施行。'],
    }),
  };

  it('follow one another under one title, each until the next', async () => {
    const one = await library(files);
    const versions = one.versions(one.find('泡泡法')!);
    expect(versions.map(({ id, effective, until }) => [id, effective, until])).toEqual([
      ['泡泡法@2001-02-03', '2001-05-01', '2020-05-01'],
      ['泡泡法@2020-02-03', '2020-05-01', undefined],
    ]);
    expect(versions[1]?.history.map(({ date, act }) => `${date} ${act}`)).toEqual([
      '2001-02-03 通过',
      '2020-02-03 修订',
    ]);
    expect(one.find('泡泡法')?.title).toBe('中华人民共和国泡泡法');
    expect(one.status(today)).toMatchObject({ statutes: 1, versions: 2, articles: 5, articlesInForce: 3 });
  });

  it('found in two collections are one, with both sources', async () => {
    const dataDir = tempFolder();
    await importFolder(dataDir, folderOf(files));
    const articles = ['第一条 泡泡要又大又圆。', '第二条 泡泡要轻。', '第三条 本法自2020年5月1日起施行。'];
    await importFolder(
      dataDir,
      folderOf({
        'social/bubble-law/README.md': justLawsText({
          title: '中华人民共和国泡泡法',
          head: [
            '2001年2月3日第一届全国人民代表大会第一次会议通过',
            '2020年2月3日第二届全国人民代表大会第一次会议修订',
          ],
          articles,
        }),
      }),
    );
    const one = openLibrary(dataDir);
    const versions = one.versions(one.find('泡泡法')!);
    expect(versions).toHaveLength(2);
    expect([versions[1]?.source, ...(versions[1]?.otherSources ?? [])].toSorted()).toEqual([
      'LawRefBook:社会法/泡泡法(2020-02-03).md',
      'just-laws:social/bubble-law/README.md',
    ]);
  });

  it('of different days are two even when one word tells them apart', async () => {
    const long = Array.from({ length: 300 }, (_, i) => `第${i + 1}条 第${i + 1}种泡泡可以吹。`);
    const one = await library({
      '社会法/泡泡法(2001-02-03).md': book({ title: '泡泡法', articles: long }),
      '社会法/泡泡法(2009-02-03).md': book({
        title: '泡泡法',
        articles: long.with(7, '第8条 第8种泡泡不可以吹。'),
      }),
    });
    expect(one.versions(one.find('泡泡法')!)).toHaveLength(2);
  });
});

describe('repeal', () => {
  const old = book({
    title: '旧泡泡条例',
    head: ['1990年1月1日 国务院发布'],
    articles: ['第一条 泡泡要圆。', '第二条 本条例自发布之日起施行。'],
  });
  const kite = book({
    title: '风筝条例',
    head: ['1991年1月1日 国务院发布'],
    articles: ['第一条 风筝要轻。'],
  });
  const replacing = (sentence: string) =>
    book({
      title: '泡泡条例',
      head: ['2005年1月1日 国务院公布'],
      articles: ['第一条 泡泡要又大又圆。', `第二条 本条例自2005年6月1日起施行。${sentence}`],
    });

  it('ends the statutes that a later one names, on the day it takes effect', async () => {
    const one = await library({
      '行政法规/旧泡泡条例.md': old,
      '行政法规/风筝条例.md': kite,
      '行政法规/泡泡条例.md': replacing('1990年1月1日国务院发布的《旧泡泡条例》和《风筝条例》同时废止。'),
    });
    const [version] = one.versions(one.find('旧泡泡条例')!);
    expect(version).toMatchObject({ until: '2005-06-01', repealedBy: '泡泡条例' });
    expect(one.article('旧泡泡条例', '1' as ArticleNumber, day('2005-05-31'))?.text).toBe('泡泡要圆。');
    expect(one.article('旧泡泡条例', '1' as ArticleNumber, day('2005-06-01'))).toBeUndefined();
    expect(one.version(one.find('风筝条例')!, today)).toBeUndefined();
  });

  it('reads a list of them', async () => {
    const one = await library({
      '行政法规/旧泡泡条例.md': old,
      '行政法规/风筝条例.md': kite,
      '行政法规/泡泡条例.md': replacing(
        '下列规定同时废止：\n\n（一）《旧泡泡条例》；\n\n（二）《风筝条例》。',
      ),
    });
    expect(
      one
        .list(today)
        .filter(({ current }) => current)
        .map(({ statute }) => statute.key),
    ).toEqual(['泡泡条例']);
  });

  it('of a part leaves the statute', async () => {
    const one = await library({
      '行政法规/旧泡泡条例.md': old,
      '行政法规/风筝条例.md': kite,
      '行政法规/泡泡条例.md': replacing('《旧泡泡条例》第一条同时废止。依照《风筝条例》作出的决定继续有效。'),
    });
    expect(one.version(one.find('旧泡泡条例')!, today)).toBeDefined();
    expect(one.version(one.find('风筝条例')!, today)).toBeDefined();
  });

  it('does not touch a statute of the same name made later', async () => {
    const later = book({
      title: '旧泡泡条例',
      head: ['2015年1月1日 国务院公布'],
      articles: ['第一条 泡泡怀旧。', '第二条 本条例自2015年2月1日起施行。'],
    });
    const one = await library({
      '行政法规/旧泡泡条例(1990-01-01).md': old,
      '行政法规/旧泡泡条例(2015-01-01).md': later,
      '行政法规/泡泡条例.md': replacing('《旧泡泡条例》同时废止。'),
    });
    const text = (on: string) => one.article('旧泡泡条例', '1' as ArticleNumber, day(on))?.text;
    expect([text('2004-01-01'), text('2010-01-01'), text('2016-01-01')]).toEqual([
      '泡泡要圆。',
      undefined,
      '泡泡怀旧。',
    ]);
  });

  it('by the Civil Code ends the laws it replaced, though no collection says when the code is absent', async () => {
    const one = await library({
      '民法商法/婚姻法.md': book({
        title: '中华人民共和国婚姻法',
        head: ['1980年9月10日 全国人民代表大会第三次会议通过'],
        articles: ['第一条 试验用的文字。'],
      }),
    });
    expect(one.version(one.find('婚姻法')!, day('2020-12-31'))).toBeDefined();
    expect(one.version(one.find('婚姻法')!, day('2021-01-01'))).toBeUndefined();
  });
});
