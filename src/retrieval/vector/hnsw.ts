import type { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { Refused } from '../../core/errors.ts';
import type { NearestRows } from './nearest.ts';

/** The store is only ever given vectors; were it to embed by itself, that would be a mistake of ours. */
const noEmbeddings: EmbeddingsInterface = {
  embedQuery: () => Promise.reject(new Refused('向量索引只收向量')),
  embedDocuments: () => Promise.reject(new Refused('向量索引只收向量')),
};

/** Whether the native part is there: it is compiled at install and may be missing on some platforms. */
export async function hnswAvailable(): Promise<boolean> {
  try {
    await import('hnswlib-node');
    return true;
  } catch {
    return false;
  }
}

const ADD_AT_ONCE = 4096;

/** Builds and saves the graph; 50,000 vectors of 384 take 20 to 80 s of one core, so only ever in a worker. */
export async function buildHnsw(
  directory: string,
  rows: Uint32Array,
  vectors: Float32Array,
  dimensions: number,
): Promise<void> {
  const store = await emptyStore();
  for (let at = 0; at < rows.length; at += ADD_AT_ONCE) {
    const part = rows.subarray(at, at + ADD_AT_ONCE);
    await store.addVectors(
      Array.from(part, (_, i) =>
        Array.from(vectors.subarray((at + i) * dimensions, (at + i + 1) * dimensions)),
      ),
      Array.from(part, (row) => new Document({ pageContent: '', metadata: { row } })),
    );
  }
  await store.save(directory);
}

export async function loadHnsw(directory: string): Promise<NearestRows> {
  const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
  const store = await HNSWLib.load(directory, noEmbeddings);
  const size = store.index.getCurrentCount();
  store.index.setEf(200);
  return {
    size,
    async nearest(vector, k) {
      const found = await store.similaritySearchVectorWithScore(Array.from(vector), Math.min(k, size));
      return found.map(([document, distance]) => ({
        row: Number(document.metadata.row),
        likeness: 1 - distance,
      }));
    },
  };
}

async function emptyStore(): Promise<HNSWLib> {
  const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
  return new HNSWLib(noEmbeddings, { space: 'cosine' });
}
