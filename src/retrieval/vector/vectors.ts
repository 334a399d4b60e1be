import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../../core/logger.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { Embeddings } from '../ports.ts';
import type { VectorBuild } from './build-worker.ts';
import { hnswAvailable, loadHnsw } from './hnsw.ts';
import { exactNearest, type NearestRows } from './nearest.ts';
import { openVectorCache } from './vector-cache.ts';
import { createVectorSearch, type VectorSearch } from './vector-search.ts';

/** Texts of the rows worth a vector, in row order. */
export type RowTexts = Iterable<{ row: number; text: string }>;

export interface Vectors {
  /** Finds nothing until the vectors of this index are prepared. */
  over(index: SearchIndex): VectorSearch;
  /** Loads the vectors of an index or embeds its passages and builds them; the words serve alone meanwhile. */
  prepare(index: SearchIndex, texts: RowTexts, signal: AbortSignal): Promise<void>;
}

const BATCH = 32;
const SAVE_EVERY = 2000;

export function openVectors(options: { dataDir: string; embeddings: Embeddings; logger: Logger }): Vectors {
  const { embeddings, logger } = options;
  const model = createHash('sha256')
    .update(`${embeddings.model}/${embeddings.dimensions}`)
    .digest('hex')
    .slice(0, 12);
  const home = join(options.dataDir, 'vectors', model);
  const prepared = new Map<string, NearestRows>();

  async function embedAll(
    texts: RowTexts,
    signal: AbortSignal,
  ): Promise<{ rows: Uint32Array; vectors: Float32Array }> {
    const cache = await openVectorCache(join(home, 'cache.bin'), embeddings.dimensions);
    const rows: number[] = [];
    const vectors: Float32Array[] = [];
    let batch: { row: number; text: string }[] = [];
    let unsaved = 0;
    const flush = async (): Promise<void> => {
      signal.throwIfAborted();
      const missing = batch.filter(({ text }) => cache.get(text) === undefined);
      if (missing.length > 0) {
        const found = await embeddings.embed(missing.map(({ text }) => text));
        for (const [i, { text }] of missing.entries()) cache.set(text, unit(found[i]!));
        unsaved += missing.length;
      }
      for (const { row, text } of batch) {
        rows.push(row);
        vectors.push(cache.get(text)!);
      }
      batch = [];
      if (unsaved >= SAVE_EVERY) {
        await cache.save();
        unsaved = 0;
      }
    };
    try {
      for (const item of texts) {
        batch.push(item);
        if (batch.length === BATCH) await flush();
      }
      await flush();
    } finally {
      if (unsaved > 0) await cache.save();
    }
    const all = new Float32Array(rows.length * embeddings.dimensions);
    for (const [i, vector] of vectors.entries()) all.set(vector, i * embeddings.dimensions);
    return { rows: Uint32Array.from(rows), vectors: all };
  }

  async function build(directory: string, texts: RowTexts, signal: AbortSignal): Promise<NearestRows> {
    const { rows, vectors } = await embedAll(texts, signal);
    if (!(await hnswAvailable())) {
      logger.warn('hnswlib-node cannot be loaded; vectors are searched exactly');
      return exactNearest(rows, vectors, embeddings.dimensions);
    }
    if (rows.length === 0) return exactNearest(rows, vectors, embeddings.dimensions);
    const beside = `${directory}.${process.pid}.tmp`;
    await rm(beside, { recursive: true, force: true });
    await mkdir(beside, { recursive: true });
    const workerData: VectorBuild = { directory: beside, rows, vectors, dimensions: embeddings.dimensions };
    const worker = new Worker(new URL('./build-worker.ts', import.meta.url), {
      workerData,
      transferList: [vectors.buffer as ArrayBuffer],
    });
    try {
      await once(worker, 'message', { signal });
    } finally {
      await worker.terminate();
    }
    await rename(beside, directory);
    return loadHnsw(directory);
  }

  return {
    over: (index) => createVectorSearch(embeddings, () => prepared.get(index.meta.fingerprint), logger),
    async prepare(index, texts, signal) {
      const { fingerprint } = index.meta;
      if (prepared.has(fingerprint)) return;
      const directory = join(home, fingerprint);
      const saved = (await hnswAvailable()) ? await loadHnsw(directory).catch(() => undefined) : undefined;
      prepared.set(fingerprint, saved ?? (await build(directory, texts, signal)));
      for (const other of prepared.keys()) if (other !== fingerprint) prepared.delete(other);
      for (const name of await readdir(home).catch(() => [])) {
        if (name !== fingerprint && name !== 'cache.bin')
          await rm(join(home, name), { recursive: true, force: true });
      }
    },
  };
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
