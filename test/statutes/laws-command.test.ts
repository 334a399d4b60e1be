import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { create } from 'tar';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lawsCommand } from '../../src/cli/laws.ts';
import { folderOf, refBookText, tempFolder, today } from './made-up.ts';

const head = ['2001年2月3日 第一届全国人民代表大会第一次会议通过'];
const files = {
  '社会法/泡泡法(2001-02-03).md': refBookText({
    title: '中华人民共和国泡泡法',
    head,
    articles: ['## 第一章 总 则', '第一条 泡泡要圆。', '第二条 本法自2001年5月1日起施行。'],
  }),
  '社会法/泡泡法(2020-02-03).md': refBookText({
    title: '中华人民共和国泡泡法',
    head: [...head, '2020年2月3日 第一届全国人民代表大会第二次会议修订'],
    articles: [
      '第一条 泡泡要又大又圆。',
      '第二条 泡泡要轻。',
      '第三条 本法自2020年5月1日起施行。《风筝条例》同时废止。',
    ],
  }),
  '行政法规/风筝条例(1999-01-01).md': refBookText({ title: '风筝条例', articles: ['第一条 风筝要轻。'] }),
  '社会法/_index.md': '---\n---',
};

function terminal() {
  const written: string[] = [];
  const stream = () =>
    new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    });
  return { written, out: stream(), err: stream() };
}

async function run(
  dataDir: string,
  args: string[],
  collections: { name: string; url: string; sha256?: string }[] = [],
): Promise<string> {
  const { written, out, err } = terminal();
  await lawsCommand({ dataDir, collections, today, out, err }).parseAsync(args, { from: 'user' });
  return written.join('');
}

async function installed(): Promise<string> {
  const dataDir = tempFolder();
  await run(dataDir, ['import', folderOf(files)]);
  return dataDir;
}

describe('laws import', () => {
  it('ends with a report a person can read', async () => {
    const text = await run(tempFolder(), ['import', folderOf(files)]);
    expect(text).toContain('法规 2 部，版本 3 个，条文 6 条');
    expect(text).toContain('今天有效：1 部，3 条；已废止 1 部');
    expect(text).toContain('1 个　目录页，没有正文：社会法/_index.md');
  });

  it('lists every file passed over with --verbose, and gives all of it with --json', async () => {
    expect(await run(tempFolder(), ['import', folderOf(files), '--verbose'])).toContain(
      '      社会法/_index.md',
    );
    expect(JSON.parse(await run(tempFolder(), ['import', folderOf(files), '--json']))).toMatchObject({
      outcome: 'imported',
      statutes: 2,
      passedOver: [{ path: '社会法/_index.md' }],
    });
  });

  it('says that nothing changed the second time', async () => {
    expect(await run(await installed(), ['import', folderOf(files)])).toContain('没有改动');
  });
});

describe('laws show', () => {
  it('prints the article with its place, dates and state', async () => {
    expect(await run(await installed(), ['show', '泡泡法', '1'])).toBe(
      '《中华人民共和国泡泡法》第一条\n（2020年2月3日公布，2020年5月1日起施行；现行有效）\n\n泡泡要又大又圆。\n',
    );
  });

  it('prints what was law on another day', async () => {
    const text = await run(await installed(), ['show', '《泡泡法》', '第一条', '--as-of', '2010-01-01']);
    expect(text).toContain('第一章　总则');
    expect(text).toContain('2010年1月1日有效，2020年5月1日起换新版本');
    expect(text).toContain('泡泡要圆。');
  });

  it('without a number prints the versions and the contents', async () => {
    expect(await run(await installed(), ['show', '泡泡法', '--as-of', '2010-01-01'])).toBe(
      '《中华人民共和国泡泡法》　法律\n版本：\n  2001年5月1日起施行，至 2020年5月1日\n  2020年5月1日起施行\n目录：\n  第一章　总则　第一条至第二条\n',
    );
  });

  it('gives everything with --json', async () => {
    expect(JSON.parse(await run(await installed(), ['show', '泡泡法', '2', '--json']))).toMatchObject({
      asOf: today,
      number: '2',
      text: '泡泡要轻。',
      version: { effective: '2020-05-01', statute: { key: '泡泡法' } },
    });
  });

  it.each([
    [['show'], '要写出看哪部法规'],
    [['import'], '要写出从哪里导入'],
    [['show', '泡泡法', '9'], '没有第九条，最后一条是第三条'],
    [['show', '泡泡', '1'], '库里没有《泡泡》。是不是：《中华人民共和国泡泡法》'],
    [['show', '泡泡法', '几'], '看不懂“几”是第几条'],
    [['show', '泡泡法', '1', '--as-of', '2020-02-30'], '日期“2020-02-30”不对'],
    [['show', '泡泡法', '1', '--as-of', '1999-01-01'], '1999年1月1日《中华人民共和国泡泡法》没有有效的文本'],
    [['show', '风筝条例', '1'], '因《中华人民共和国泡泡法》失效'],
  ])('%j is refused with words', async (args, words) => {
    await expect(run(await installed(), args)).rejects.toThrow(words);
  });

  it('without a library says how to get one', async () => {
    await expect(run(tempFolder(), ['show', '泡泡法', '1'])).rejects.toThrow('还没有导入法规');
  });
});

describe('laws list and status', () => {
  it('name the statutes and what is in force', async () => {
    const dataDir = await installed();
    expect(await run(dataDir, ['list'])).toBe(
      '法律　中华人民共和国泡泡法　2020-05-01 起施行　共 2 个版本\n行政法规　风筝条例　今日无有效文本\n共 2 部，2026-11-22 有效 1 部。\n',
    );
    expect(JSON.parse(await run(dataDir, ['list', '风筝', '--json']))).toMatchObject({
      statutes: [{ key: '风筝条例', versions: 1 }],
    });
    expect(JSON.parse(await run(dataDir, ['status', '--json']))).toMatchObject({
      statutes: 2,
      versions: 3,
      articles: 6,
      articlesInForce: 3,
    });
    expect(await run(dataDir, ['status'])).toContain('来源 LawRefBook：4 个文件');
    expect(await run(tempFolder(), ['status'])).toContain('还没有导入法规');
  });
});

describe('laws install', () => {
  async function served(): Promise<{ url: string; close: () => void }> {
    const path = join(tempFolder(), 'laws.tar.gz');
    await create({ gzip: true, cwd: folderOf(files), file: path }, ['.']);
    const body = readFileSync(path);
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/laws' ? 200 : 404).end(request.url === '/laws' ? body : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
  }

  it('fetches every collection, and one that fails keeps no other out', async () => {
    const { url } = await served();
    const dataDir = tempFolder();
    const collections = [
      { name: 'gone', url: `${url}/gone` },
      { name: 'changed', url: `${url}/laws`, sha256: '0'.repeat(64) },
      { name: 'good', url: `${url}/laws` },
    ];
    await expect(run(dataDir, ['install'], collections)).rejects.toThrow('没有装上：gone、changed');
    expect(JSON.parse(await run(dataDir, ['status', '--json']))).toMatchObject({
      statutes: 2,
      collections: [{ name: 'good' }],
    });
    expect(await run(dataDir, ['install'], collections.slice(2))).toContain('没有改动');
  });
});
