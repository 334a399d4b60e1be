import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ArticleNumber } from '../../src/knowledge/statutes/article-number.ts';
import { groupPassedOver } from '../../src/knowledge/statutes/import-report.ts';
import { openLibrary } from '../../src/knowledge/statutes/library.ts';
import { watchLibrary } from '../../src/knowledge/statutes/watch-library.ts';
import { day, folderOf, importFolder, justLawsText, refBookText, tempFolder, today } from './made-up.ts';

const FIRST = '1' as ArticleNumber;
const head = ['2001年2月3日 第一届全国人民代表大会第一次会议通过'];
const bubbles = (text = '泡泡要圆。') =>
  refBookText({
    title: '中华人民共和国泡泡法',
    head,
    articles: [`第一条 ${text}`, '第二条 本法自2001年5月1日起施行。'],
  });
const kites = refBookText({ title: '风筝法', head, articles: ['第一条 风筝要轻。'] });
const carts = justLawsText({
  title: '风车法',
  head: ['2001年2月3日第一届全国人民代表大会第一次会议通过'],
  articles: ['第一条 风车要转。'],
});

const generations = (dataDir: string) =>
  readdirSync(join(dataDir, 'laws')).filter((name) => /^[0-9a-f]{16}$/.test(name));
const titles = (dataDir: string) =>
  openLibrary(dataDir)
    .list(today)
    .map(({ statute }) => statute.key);

describe('an import', () => {
  it('puts a library in place that answers by title, number and day', async () => {
    const dataDir = tempFolder();
    expect(openLibrary(dataDir).status(today)).toMatchObject({ generation: undefined, statutes: 0 });
    const report = await importFolder(dataDir, folderOf({ '社会法/泡泡法.md': bubbles() }));
    expect(report).toMatchObject({
      outcome: 'imported',
      filesRead: 1,
      statutes: 1,
      versions: 1,
      articles: 2,
      inForce: { statutes: 1, articles: 2 },
    });
    const library = openLibrary(dataDir);
    expect(library.article('《泡泡法》', FIRST, today)).toMatchObject({
      label: '第一条',
      text: '泡泡要圆。',
      version: { effective: '2001-05-01', source: 'LawRefBook:社会法/泡泡法.md' },
    });
    expect(library.article('泡泡法', FIRST, day('2001-04-30'))).toBeUndefined();
    expect(library.article('泡泡法', '9' as ArticleNumber, today)).toBeUndefined();
    expect([...library.all()].map(({ number }) => number)).toEqual(['1', '2']);
  });

  it('of the same files again changes nothing, wherever they lie', async () => {
    const dataDir = tempFolder();
    const first = await importFolder(
      dataDir,
      folderOf({ '社会法/泡泡法.md': bubbles(), '社会法/风筝法.md': kites }),
    );
    const pointer = statSync(join(dataDir, 'laws/current')).mtimeMs;
    const again = await importFolder(
      dataDir,
      folderOf({
        'LawRefBook-master/社会法/泡泡法.md': bubbles(),
        'LawRefBook-master/社会法/风筝法.md': kites,
      }),
    );
    expect(again).toMatchObject({
      outcome: 'unchanged',
      generation: first.generation,
      statutes: 2,
      articles: 3,
      inForce: first.inForce,
    });
    expect(statSync(join(dataDir, 'laws/current')).mtimeMs).toBe(pointer);
    expect(generations(dataDir)).toHaveLength(1);
  });

  it('of changed files replaces what the collection held, and nothing else', async () => {
    const dataDir = tempFolder();
    await importFolder(dataDir, folderOf({ '社会法/泡泡法.md': bubbles(), '社会法/风筝法.md': kites }));
    await importFolder(dataDir, folderOf({ 'social/cart-law/README.md': carts }));
    expect(titles(dataDir)).toEqual(['泡泡法', '风筝法', '风车法']);
    await importFolder(dataDir, folderOf({ '社会法/泡泡法.md': bubbles('泡泡要大。') }));
    expect(titles(dataDir)).toEqual(['泡泡法', '风车法']);
    expect(openLibrary(dataDir).article('泡泡法', FIRST, today)?.text).toBe('泡泡要大。');
    expect(openLibrary(dataDir).article('风车法', FIRST, today)?.text).toBe('风车要转。');
  });

  it('gives the same library whichever collection came first, or both at once', async () => {
    const book = { '社会法/泡泡法.md': bubbles() };
    const just = { 'social/cart-law/README.md': carts };
    const both = Object.fromEntries([
      ...Object.entries(book).map(([path, text]) => [`a/${path}`, text]),
      ...Object.entries(just).map(([path, text]) => [`b/${path}`, text]),
    ]);
    const ids: string[] = [];
    for (const order of [[book, just], [just, book], [both]]) {
      const dataDir = tempFolder();
      for (const files of order) await importFolder(dataDir, folderOf(files));
      ids.push(openLibrary(dataDir).status(today).generation ?? '');
    }
    expect(new Set(ids).size).toBe(1);
  });

  it('with replace begins anew; with a name keeps beside', async () => {
    const dataDir = tempFolder();
    await importFolder(dataDir, folderOf({ '社会法/泡泡法.md': bubbles() }));
    await importFolder(dataDir, folderOf({ '社会法/风筝法.md': kites }), { name: '本市' });
    expect(titles(dataDir)).toEqual(['泡泡法', '风筝法']);
    await importFolder(dataDir, folderOf({ 'social/cart-law/README.md': carts }), { replace: true });
    expect(titles(dataDir)).toEqual(['风车法']);
  });

  it('of a collection that has shrunk by half is refused as a broken download, unless forced', async () => {
    const dataDir = tempFolder();
    const many = Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [
        `社会法/${i}.md`,
        refBookText({ title: `泡泡${i}法`, articles: ['第一条 甲。'] }),
      ]),
    );
    await importFolder(dataDir, folderOf(many));
    const few = folderOf({ '社会法/0.md': many['社会法/0.md'] ?? '' });
    await expect(importFolder(dataDir, few)).rejects.toThrow('不完整的下载');
    expect(titles(dataDir)).toHaveLength(5);
    expect(await importFolder(dataDir, few, { force: true })).toMatchObject({ statutes: 1 });
  });

  it('passes bad files over by name and reason and reads the rest', async () => {
    const dataDir = tempFolder();
    const report = await importFolder(
      dataDir,
      folderOf({
        '社会法/泡泡法.md': bubbles(),
        '社会法/_index.md': '---\nbookCollapseSection: true\n---',
        '社会法/空.md': '',
        '社会法/图.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]),
        '社会法/乱码.md': Buffer.from([0xff, 0xff, 0xff, 0x31, 0xff]),
        '社会法/只有题目.md': refBookText({ title: '没有正文的法', articles: [] }),
        '社会法/笔记.md': '我的笔记',
        'x.png': 'x',
      }),
    );
    expect(report.statutes).toBe(1);
    const reasons = Object.fromEntries(
      groupPassedOver(report.passedOver).flatMap(({ reason, files }) => files.map((file) => [file, reason])),
    );
    expect(reasons).toEqual({
      '社会法/_index.md': expect.stringContaining('目录页'),
      '社会法/空.md': '空文件',
      '社会法/图.md': expect.stringContaining('二进制'),
      '社会法/乱码.md': expect.stringContaining('编码不对'),
      '社会法/只有题目.md': '只有标题，没有正文',
      '社会法/笔记.md': expect.stringContaining('不是法规'),
      'x.png': expect.stringContaining('不是文本文件'),
    });
  });

  it('without a single statute changes nothing and says so', async () => {
    const dataDir = tempFolder();
    await importFolder(dataDir, folderOf({ '社会法/泡泡法.md': bubbles() }));
    await expect(importFolder(dataDir, folderOf({ 'a.png': 'x' }))).rejects.toThrow('没有读到任何法规');
    await expect(importFolder(dataDir, folderOf({ 'a.md': '随便写写' }))).rejects.toThrow('没有读到任何法规');
    expect(titles(dataDir)).toEqual(['泡泡法']);
  });
});

describe('layouts', () => {
  it('put the books of one law together, in the order of their articles', async () => {
    const dataDir = tempFolder();
    await importFolder(
      dataDir,
      folderOf({
        '民法典/附则.md': `# 泡泡法典\n\n# 附则\n\n<!-- INFO END -->\n\n第三条 本法自2021年1月1日起施行。`,
        '民法典/总则.md': `# 泡泡法典\n\n# 总则\n\n2020年5月28日 第十三届全国人民代表大会第三次会议通过\n\n<!-- INFO END -->\n\n## 第一章 基本规定\n\n第一条 甲。\n\n第二条 乙。`,
        'civil/kite-code/README.md':
          '---\nnext: x\n---\n# 风筝法典\n\n2020年5月28日第十三届全国人民代表大会第三次会议通过',
        'civil/kite-code/00-supplementary.md': '# 附则\n\n**第三条**　本法自2021年1月1日起施行。',
        'civil/kite-code/01-general.md': '# 第一编　总则\n\n**第一条**　甲。\n\n**第二条**　乙。',
        'civil/kite-code/04-amendment.md':
          '# 修正案\n\n## 风筝法典修正案\n\n*2021年12月25日第十三届全国人民代表大会常务委员会第一次会议通过*\n\n一、甲改为乙。\n\n二、本修正案自公布之日起施行。',
        'civil/kite-code/05-decision.md':
          '# 全国人民代表大会常务委员会关于惩治剪线的决定\n\n2021年12月29日第十三届全国人民代表大会常务委员会第六次会议通过\n\n一、不得剪线。\n\n二、本决定自公布之日起施行。',
      }),
    );
    const library = openLibrary(dataDir);
    const read = (title: string) => {
      const version = library.version(library.find(title)!, today)!;
      return [
        version.effective,
        ...library.articlesOf(version).map(({ label, path }) => `${path.join('/')} ${label}`),
      ];
    };
    expect(read('泡泡法典')).toEqual([
      '2021-01-01',
      '总则/第一章　基本规定 第一条',
      '总则/第一章　基本规定 第二条',
      '附则 第三条',
    ]);
    expect(read('风筝法典')).toEqual([
      '2021-01-01',
      '第一编　总则 第一条',
      '第一编　总则 第二条',
      '附则 第三条',
    ]);
    expect(read('风筝法典修正案')).toEqual(['2021-12-25', ' 一、', ' 二、']);
    expect(library.find('全国人民代表大会常务委员会关于惩治剪线的决定')?.kind).toBe('法律');
  });

  it('of a project’s archive keep its README, licence and site settings out', async () => {
    const dataDir = tempFolder();
    const report = await importFolder(
      dataDir,
      folderOf({
        'just-laws-main/README.md': '# just-laws\n\n项目说明',
        'just-laws-main/LICENSE.txt': 'MIT',
        'just-laws-main/docs/README.md': '---\nhome: true\n---\n# 首页',
        'just-laws-main/docs/social/cart-law/README.md': carts,
      }),
    );
    expect(report.passedOver.map(({ path }) => path).toSorted()).toEqual([
      'just-laws-main/LICENSE.txt',
      'just-laws-main/README.md',
      'just-laws-main/docs/README.md',
    ]);
    expect(titles(dataDir)).toEqual(['风车法']);
  });

  it('that nobody knows are read one statute a file, with the name’s date', async () => {
    const dataDir = tempFolder();
    await importFolder(
      dataDir,
      folderOf({
        '本市泡泡管理办法(2024-03-01).txt': '第一条 泡泡要圆。\n第二条 本办法自2024年4月1日起施行。',
        '说明.txt': '这里放本市的规定。',
      }),
      { name: '本市' },
    );
    const version = openLibrary(dataDir).version(openLibrary(dataDir).find('本市泡泡管理办法')!, today);
    expect(version).toMatchObject({
      promulgated: '2024-03-01',
      effective: '2024-04-01',
      source: '本市:本市泡泡管理办法(2024-03-01).txt',
    });
  });
});

describe('a running reader', () => {
  it('keeps what it has open, is told of the new library, and finds it there', async () => {
    const dataDir = tempFolder();
    await importFolder(dataDir, folderOf({ '社会法/泡泡法.md': bubbles() }));
    const open = openLibrary(dataDir);
    const seen: (string | undefined)[] = [];
    const watch = watchLibrary(dataDir, (generation) => seen.push(generation), 10);
    onTestFinished(() => watch.close());
    const { generation } = await importFolder(
      dataDir,
      folderOf({ '社会法/泡泡法.md': bubbles('泡泡要大。') }),
    );
    await vi.waitFor(() => expect(seen).toEqual([generation]));
    expect(open.article('泡泡法', FIRST, today)?.text).toBe('泡泡要圆。');
    expect(openLibrary(dataDir).article('泡泡法', FIRST, today)?.text).toBe('泡泡要大。');
  });
});

describe('an import that is killed', () => {
  /** Runs an import in a process of its own that kills itself at `stage`. */
  function killedImport(dataDir: string, root: string, stage: 'read' | 'write' | 'publish'): string | null {
    const src = resolve('src/knowledge/statutes');
    const script = join(tempFolder(), 'import.ts');
    writeFileSync(
      script,
      `import fs from 'node:fs';
       import { syncBuiltinESMExports } from 'node:module';
       const die = () => process.kill(process.pid, 'SIGKILL');
       if ('${stage}' === 'publish') { const real = fs.renameSync; fs.renameSync = (from, to) => (String(to).endsWith('current') ? die() : real(from, to)); syncBuiltinESMExports(); }
       const { importStatutes } = await import('${src}/import.ts');
       const { folderSource } = await import('${src}/sources/folder.ts');
       const { defaultLimits } = await import('${src}/sources/source.ts');
       async function* source() { yield* folderSource(${JSON.stringify(root)}, defaultLimits); if ('${stage}' === 'read') die(); }
       await importStatutes({ dataDir: ${JSON.stringify(dataDir)}, source: source(), today: '2026-11-22', now: () => new Date(),
         onProgress: ({ stage }) => { if (stage === 'write' && '${stage}' === 'write') die(); } });`,
    );
    return spawnSync(process.execPath, [script], { encoding: 'utf8' }).signal;
  }

  it.each(['read', 'write', 'publish'] as const)(
    'at %s leaves the old library serving, and the next one cleans up',
    async (stage) => {
      const dataDir = tempFolder();
      await importFolder(dataDir, folderOf({ '社会法/泡泡法.md': bubbles() }));
      const next = folderOf({ '社会法/泡泡法.md': bubbles('泡泡要大。') });
      expect(killedImport(dataDir, next, stage)).toBe('SIGKILL');
      expect(existsSync(join(dataDir, 'laws/import.lock'))).toBe(true);
      expect(openLibrary(dataDir).article('泡泡法', FIRST, today)?.text).toBe('泡泡要圆。');
      await importFolder(dataDir, next);
      expect(openLibrary(dataDir).article('泡泡法', FIRST, today)?.text).toBe('泡泡要大。');
      expect(
        readdirSync(join(dataDir, 'laws')).filter((name) => /building|lock|current\./.test(name)),
      ).toEqual([]);
    },
  );

  it('removes libraries of long ago, never the present one or the one before', async () => {
    const dataDir = tempFolder();
    const made: string[] = [];
    for (const text of ['甲。', '乙。', '丙。', '丁。']) {
      const { generation } = await importFolder(dataDir, folderOf({ '社会法/泡泡法.md': bubbles(text) }));
      made.push(generation);
      utimesSync(join(dataDir, 'laws', generation), 0, 0);
    }
    expect(generations(dataDir).toSorted()).toEqual(made.slice(-2).toSorted());
    expect(readFileSync(join(dataDir, 'laws/current'), 'utf8').trim()).toBe(made[3]);
  });

  it('or a library that is damaged is said plainly, and replaced on request', async () => {
    const dataDir = tempFolder();
    const root = folderOf({ '社会法/泡泡法.md': bubbles() });
    const { generation } = await importFolder(dataDir, root);
    writeFileSync(join(dataDir, 'laws', generation, 'library.db'), 'not a database');
    expect(() => openLibrary(dataDir)).toThrow('重新导入');
    await expect(importFolder(dataDir, root)).rejects.toThrow('--replace');
    await importFolder(dataDir, root, { replace: true });
    expect(titles(dataDir)).toEqual(['泡泡法']);
  });

  it('is not joined by another while it runs', async () => {
    const dataDir = tempFolder();
    mkdirSync(join(dataDir, 'laws'));
    writeFileSync(join(dataDir, 'laws/import.lock'), String(process.ppid));
    await expect(importFolder(dataDir, folderOf({ '社会法/泡泡法.md': bubbles() }))).rejects.toThrow(
      '另一个导入正在进行',
    );
  });
});
