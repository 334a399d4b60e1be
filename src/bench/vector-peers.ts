import { join } from 'node:path';
import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory';
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import { buildHnsw, hnswAvailable, loadHnsw } from '../retrieval/vector/hnsw.ts';
import { exactNearest } from '../retrieval/vector/nearest.ts';
import { type BenchArticle, type Peer, timed } from './peer.ts';

const DIMENSIONS = 128;

/** A made-up embedding that needs no endpoint: words hashed into signed dimensions. Its recall says nothing of a real model's; the speeds do. */
function hashedEmbedding(tokenizer: Tokenizer): (text: string) => Float32Array {
  return (text) => {
    const vector = new Float32Array(DIMENSIONS);
    for (const word of tokenizer.words(text)) {
      let h = 2166136261;
      for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 16777619);
      vector[(h >>> 1) % DIMENSIONS]! += h & 1 ? 1 : -1;
    }
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  };
}

export async function openVectorPeers(
  articles: readonly BenchArticle[],
  tokenizer: Tokenizer,
  dir: string,
): Promise<Peer[]> {
  const embed = hashedEmbedding(tokenizer);
  const rows = Uint32Array.from(articles, (_, i) => i);
  const vectors = new Float32Array(articles.length * DIMENSIONS);
  for (const [i, { text }] of articles.entries()) vectors.set(embed(text), i * DIMENSIONS);
  const peers: Peer[] = [];

  const embeddings: EmbeddingsInterface = {
    embedQuery: async (text) => Array.from(embed(text)),
    embedDocuments: async (texts) => texts.map((text) => Array.from(embed(text))),
  };
  const memory = await timed(async () => {
    const store = new MemoryVectorStore(embeddings);
    await store.addVectors(
      Array.from(rows, (i) => Array.from(vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS))),
      Array.from(rows, (i) => new Document({ pageContent: '', metadata: { i } })),
    );
    return store;
  });
  peers.push({
    name: 'LangChain MemoryVectorStore',
    buildMs: memory.ms,
    loadMs: undefined,
    bytes: undefined,
    async search(text, limit) {
      const found = await memory.value.similaritySearchVectorWithScore(Array.from(embed(text)), limit);
      return found.map(([document]) => articles[Number(document.metadata.i)]!.key);
    },
    close: () => undefined,
  });

  const exact = exactNearest(rows, vectors, DIMENSIONS);
  peers.push({
    name: '本系统：逐一比较（没有 hnswlib 时）',
    buildMs: 0,
    loadMs: undefined,
    bytes: vectors.byteLength,
    search: async (text, limit) =>
      (await exact.nearest(embed(text), limit)).map(({ row }) => articles[row]!.key),
    close: () => undefined,
  });

  if (await hnswAvailable()) {
    const directory = join(dir, 'hnsw');
    const built = await timed(() => buildHnsw(directory, rows, vectors, DIMENSIONS));
    const loaded = await timed(() => loadHnsw(directory));
    peers.push({
      name: '本系统：HNSWLib',
      buildMs: built.ms,
      loadMs: loaded.ms,
      bytes: undefined,
      search: async (text, limit) =>
        (await loaded.value.nearest(embed(text), limit)).map(({ row }) => articles[row]!.key),
      close: () => undefined,
    });
  }
  return peers;
}
