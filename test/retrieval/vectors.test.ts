import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Unavailable } from '../../src/core/errors.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { type OpenedRetriever, openRetriever } from '../../src/retrieval/open-retriever.ts';
import type { Embeddings } from '../../src/retrieval/ports.ts';
import { buildHnsw, hnswAvailable, loadHnsw } from '../../src/retrieval/vector/hnsw.ts';
import { exactNearest } from '../../src/retrieval/vector/nearest.ts';
import { guide, madeUpLibrary, TODAY } from './made-up-library.ts';

/** Texts about water lie in one direction, about anything else in the other; every call is recorded. */
class WaterEmbeddings implements Embeddings {
  readonly model = 'water';
  readonly dimensions = 4;
  calls: string[][] = [];
  broken = false;
  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    this.calls.push([...texts]);
    if (this.broken) throw new Unavailable('没有回应');
    return texts.map((text) =>
      /水|渗|湿/.test(text) ? Float32Array.of(1, 0.1, 0, 0) : Float32Array.of(0, 0, 1, 0.1),
    );
  }
}

const opened: OpenedRetriever[] = [];
afterEach(async () => {
  for (const retriever of opened.splice(0)) await retriever.close();
});

async function open(embeddings: Embeddings, dataDir: string): Promise<OpenedRetriever> {
  const retriever = await openRetriever({
    dataDir,
    library: madeUpLibrary(),
    passages: () => [guide('kite', { title: '放风筝', body: '看天气。' })],
    embeddings,
    logger: silentLogger,
  });
  opened.push(retriever);
  await retriever.settled();
  return retriever;
}

const query = (text: string) => ({ text, asOf: TODAY, areas: [], limit: 10, kinds: ['article'] as const });

describe('with an embedding endpoint', () => {
  test('an article is found that shares no word with the message', async () => {
    const retriever = await open(new WaterEmbeddings(), await mkdtemp(join(tmpdir(), 'falin-')));
    const { hits } = await retriever.search(query('墙湿了'));
    expect(hits[0]!.passage.article?.statute).toBe('邻里水管法');
  });

  test('past law gets no vector, and a second start embeds nothing again', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'falin-'));
    const first = new WaterEmbeddings();
    await open(first, dataDir);
    expect(first.calls.flat().join()).not.toContain('三十日');
    expect(first.calls.flat().join()).toContain('七日');
    const second = new WaterEmbeddings();
    await open(second, dataDir);
    expect(second.calls).toEqual([]);
    expect(await readdir(join(dataDir, 'vectors'))).toHaveLength(1);
  });

  test('changed knowledge embeds only what is new', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'falin-'));
    const embeddings = new WaterEmbeddings();
    const retriever = await open(embeddings, dataDir);
    embeddings.calls = [];
    await retriever.refresh(
      madeUpLibrary({ 月光法: [{ from: '2020-01-01', articles: { 1: '月光归大家。' } }] }, 'other'),
    );
    expect(embeddings.calls.flat()).toEqual(['月光法\n月光归大家。']);
  });

  test('that stops answering, the words go on alone', async () => {
    const embeddings = new WaterEmbeddings();
    const retriever = await open(embeddings, await mkdtemp(join(tmpdir(), 'falin-')));
    embeddings.broken = true;
    const { hits } = await retriever.search(query('公鸡夜间打鸣'));
    expect(hits[0]!.passage.article).toEqual({ statute: '走廊养鸡条例', number: '2' });
  });

  test('sees no personal numbers of the resident', async () => {
    const embeddings = new WaterEmbeddings();
    const retriever = await open(embeddings, await mkdtemp(join(tmpdir(), 'falin-')));
    embeddings.calls = [];
    await retriever.search({
      ...query('我叫王芳，电话13812345678，墙湿了'),
      context: '身份证110101199003071234',
    });
    expect(embeddings.calls.flat().join()).toContain('墙湿了');
    expect(embeddings.calls.flat().join()).not.toMatch(/13812345678|110101199003071234/);
  });

  test('that stopped answering is not waited for by every message', async () => {
    const embeddings = new WaterEmbeddings();
    const retriever = await open(embeddings, await mkdtemp(join(tmpdir(), 'falin-')));
    embeddings.broken = true;
    embeddings.calls = [];
    for (const text of ['墙湿了', '屋顶漏了', '地板潮了']) await retriever.search(query(text));
    expect(embeddings.calls).toHaveLength(1);
  });

  test('that never answered, the service opens all the same', async () => {
    const embeddings = new WaterEmbeddings();
    embeddings.broken = true;
    const retriever = await open(embeddings, await mkdtemp(join(tmpdir(), 'falin-')));
    expect((await retriever.search(query('公鸡夜间打鸣'))).hits.length).toBeGreaterThan(0);
  });
});

describe('nearest rows', () => {
  const rows = Uint32Array.of(7, 9, 11);
  const vectors = Float32Array.of(1, 0, 0, 1, Math.SQRT1_2, Math.SQRT1_2);

  test('compared one by one', async () => {
    const found = await exactNearest(rows, vectors, 2).nearest(Float32Array.of(2, 0.1), 2);
    expect(found.map(({ row }) => row)).toEqual([7, 11]);
    expect(found[0]!.likeness).toBeCloseTo(1, 1);
  });

  test('by the graph, saved and loaded, are the same', async ({ skip }) => {
    if (!(await hnswAvailable())) skip('hnswlib-node could not be compiled here');
    const directory = join(await mkdtemp(join(tmpdir(), 'falin-')), 'graph');
    await buildHnsw(directory, rows, vectors, 2);
    const graph = await loadHnsw(directory);
    expect((await graph.nearest(Float32Array.of(2, 0.1), 5)).map(({ row }) => row)).toEqual([7, 11, 9]);
  });
});
