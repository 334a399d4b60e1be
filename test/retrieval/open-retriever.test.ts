import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/dates.ts';
import type { AreaId, PassageId, TopicId } from '../../src/core/ids.ts';
import { silentLogger } from '../../src/core/logger.ts';
import type { Passage } from '../../src/knowledge/passage.ts';
import { type OpenedRetriever, openRetriever } from '../../src/retrieval/open-retriever.ts';
import type { RetrievalQuery } from '../../src/retrieval/ports.ts';
import { digest, guide, madeUpLibrary, SAMPLE, TODAY } from './made-up-library.ts';

const KNOWLEDGE: Passage[] = [
  guide('ceiling', {
    title: '楼上漏水',
    body: '先拍照，再找物业。',
    questions: ['楼上漏水把天花板泡了怎么办'],
  }),
  guide('rooster', {
    title: '邻居养公鸡',
    body: '公鸡半夜打鸣，先商量。',
    questions: ['邻居公鸡半夜打鸣'],
    areas: ['east' as AreaId],
  }),
  { ...digest('走廊养鸡条例', '2', '公鸡半夜打鸣，要关进屋里。'), areas: ['east' as AreaId] },
  digest('邻里水管法', '2', '楼上水管漏了，七天之内要修好，还要赔。', ['楼上漏水几天要修好']),
];

const opened: OpenedRetriever[] = [];
afterEach(async () => {
  for (const retriever of opened.splice(0)) await retriever.close();
});

async function open(options: Partial<Parameters<typeof openRetriever>[0]> = {}): Promise<OpenedRetriever> {
  const retriever = await openRetriever({
    dataDir: await mkdtemp(join(tmpdir(), 'falin-')),
    library: madeUpLibrary(),
    passages: () => KNOWLEDGE,
    logger: silentLogger,
    ...options,
  });
  opened.push(retriever);
  return retriever;
}

function ask(text: string, fields: Partial<RetrievalQuery> = {}): RetrievalQuery {
  return { text, asOf: TODAY, areas: [], limit: 10, ...fields };
}

const ids = (hits: readonly { passage: Passage }[]): string[] => hits.map(({ passage }) => passage.id);

describe('a search', () => {
  test('finds digest and article; guides are the matcher’s', async () => {
    const retriever = await open();
    await retriever.settled();
    const { hits, confidence } = await retriever.search(ask('楼上漏水天花板泡了'));
    expect(ids(hits).some((id) => id.startsWith('guide:'))).toBe(false);
    expect(ids(hits)).toContain('digest:邻里水管法/2');
    expect(ids(hits)).toContain('article:邻里水管法@2020-01-01/2');
    const nothing = await retriever.search(ask('红烧肉怎么做才软烂'));
    expect(confidence).toBeGreaterThan(nothing.confidence);
  });

  test('only gives law in force on the day asked about, in the version of that day', async () => {
    const retriever = await open();
    await retriever.settled();
    const then = await retriever.search(
      ask('水管渗漏应当修好', { asOf: '2015-01-01' as LocalDate, kinds: ['article'] }),
    );
    expect(then.hits[0]!.passage.body).toContain('三十日');
    const now = await retriever.search(ask('水管渗漏应当修好', { kinds: ['article'] }));
    expect(now.hits[0]!.passage.body).toContain('七日');
    expect(ids((await retriever.search(ask('风筝税'))).hits)).not.toContain('article:风筝税法@2030-01-01/1');
  });

  test('does not say today’s digest of a text that was another then', async () => {
    const retriever = await open();
    await retriever.settled();
    const { hits } = await retriever.search(ask('水管渗漏修好', { asOf: '2015-01-01' as LocalDate }));
    expect(ids(hits)).not.toContain('digest:邻里水管法/2');
  });

  test('gives what belongs to an area only to its residents', async () => {
    const retriever = await open();
    expect(ids((await retriever.search(ask('公鸡半夜打鸣'))).hits)).not.toContain('digest:走廊养鸡条例/2');
    const east = await retriever.search(ask('公鸡半夜打鸣', { areas: ['east-1', 'east'] as AreaId[] }));
    expect(ids(east.hits)).toContain('digest:走廊养鸡条例/2');
  });

  test('keeps to the kinds asked for', async () => {
    const retriever = await open();
    await retriever.settled();
    const { hits } = await retriever.search(ask('楼上漏水', { kinds: ['digest'] }));
    expect(new Set(hits.map(({ passage }) => passage.kind))).toEqual(new Set(['digest']));
  });

  test('understands a follow-up by the question before it', async () => {
    const retriever = await open();
    await retriever.settled();
    const alone = await retriever.search(ask('那要几天？'));
    const followed = await retriever.search(ask('那要几天？', { context: '楼上漏水把天花板泡了' }));
    expect(ids(followed.hits)).toContain('digest:邻里水管法/2');
    expect(followed.confidence).toBeGreaterThan(alone.confidence);
  });

  test.each(['', '???', '😀', 'x'.repeat(20_000), '第条', '\u0000'])(
    '%# nothing to find is no error',
    async (text) => {
      const retriever = await open();
      const { hits, direct } = await retriever.search(ask(text));
      expect(Array.isArray(hits)).toBe(true);
      expect(direct).toEqual([]);
    },
  );

  test('a message of 20,000 characters is answered in time', async () => {
    const retriever = await open();
    await retriever.settled();
    const started = performance.now();
    await retriever.search(ask('楼上漏水把我家天花板泡了他不管，'.repeat(1250)));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('articles the message names', () => {
  test.each([
    ['邻里水管法第二条是什么', ['邻里水管法', '2']],
    ['《走廊养鸡条例》7条', ['走廊养鸡条例', '7']],
    ['走廊养鸡的第七条怎么说', ['走廊养鸡条例', '7']],
  ])('%s', async (text, [statute, number]) => {
    const retriever = await open();
    await retriever.settled();
    const { direct, confidence } = await retriever.search(ask(text));
    expect(direct.at(-1)!.passage.article).toEqual({ statute, number });
    expect(confidence).toBe(1);
  });

  test('that do not exist are not made up', async () => {
    const retriever = await open();
    await retriever.settled();
    expect((await retriever.search(ask('邻里水管法第九十九条'))).direct).toEqual([]);
  });
});

describe('a statute the message names', () => {
  test('comes before others with the same words', async () => {
    const library = madeUpLibrary({
      石桥法: [{ from: '2020-01-01', articles: { 1: '夜间喧哗的，罚款。', 2: '石桥归村民共有。' } }],
      木船条例: [{ from: '2020-01-01', articles: { 1: '夜间喧哗的，处以罚款并道歉，喧哗者另行清扫。' } }],
    });
    const retriever = await open({ library });
    await retriever.settled();
    for (const [title, statute] of [
      ['石桥法', '石桥法'],
      ['《中华人民共和国木船条例》', '木船条例'],
    ]) {
      const { hits } = await retriever.search(ask(`${title}里夜间喧哗怎么罚款`, { kinds: ['article'] }));
      expect(hits[0]!.passage.article!.statute).toBe(statute);
    }
  });
});

describe('passages by id', () => {
  test('an article comes in the version its id names, a digest as it is, an unknown one not at all', async () => {
    const retriever = await open();
    expect(retriever.passage('article:邻里水管法@2010-01-01/2' as PassageId)?.body).toContain('三十日');
    expect(retriever.passage('digest:邻里水管法/2' as PassageId)?.kind).toBe('digest');
    expect(retriever.passage('article:没有@2000-01-01/1' as PassageId)).toBeUndefined();
    expect(retriever.passage('guide:none#main' as PassageId)).toBeUndefined();
  });
});

describe('the index', () => {
  test('without a library serves digests at once', async () => {
    const retriever = await open({ library: madeUpLibrary({}) });
    const { hits, direct } = await retriever.search(ask('邻里水管法第二条，楼上漏水'));
    expect(ids(hits)).toContain('digest:邻里水管法/2');
    expect(ids(direct)).toEqual(['digest:邻里水管法/2']);
  });

  test('is saved once built and opened again without building', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'falin-'));
    const first = await open({ dataDir });
    await first.settled();
    const [file] = await readdir(join(dataDir, 'index'));
    const second = await open({ dataDir });
    expect(second.size).toBe(first.size);
    expect(second.generation).toBe(first.generation);
    expect(await readdir(join(dataDir, 'index'))).toEqual([file]);
  });

  test('follows changed knowledge, and answers from the old one meanwhile', async () => {
    let passages = KNOWLEDGE;
    const retriever = await open({ passages: () => passages });
    await retriever.settled();
    const before = retriever.generation;
    passages = [...KNOWLEDGE, digest('走廊养鸡条例', '1', '风筝挂树上了找物业。', ['风筝挂树上了'])];
    const refreshed = retriever.refresh();
    expect(ids((await retriever.search(ask('楼上漏水'))).hits)).toContain('digest:邻里水管法/2');
    await refreshed;
    expect(retriever.generation).not.toBe(before);
    expect(ids((await retriever.search(ask('风筝挂树上'))).hits)).toContain('digest:走廊养鸡条例/1');
  });

  test('follows a new library', async () => {
    const retriever = await open();
    await retriever.settled();
    const content = { ...SAMPLE, 月光法: [{ from: '2020-01-01', articles: { 1: '月光归大家共有。' } }] };
    await retriever.refresh(madeUpLibrary(content, 'made-up-2'));
    const { hits } = await retriever.search(ask('月光归谁', { topic: '邻里' as TopicId }));
    expect(ids(hits)).toContain('article:月光法@2020-01-01/1');
  });
});
