import { OpenAIEmbeddings } from '@langchain/openai';
import { z } from 'zod';
import type { Embeddings } from '../retrieval/ports.ts';
import { attempt, BadOutput } from './attempt.ts';

export interface EmbeddingsConfig {
  apiKey: string;
  baseUrl?: string | undefined;
  model: string;
  /** Asked for when set; else the model's own, see `dimensions` below. */
  dimensions?: number | undefined;
  timeoutMs: number;
}

/** Texts in one request: some compatible endpoints take no more. */
const BATCH = 16;
/** Characters of a text that are embedded; models read no more than about 8,000 tokens. */
const LONGEST = 4000;
/** Of well-known models, so that an index can be opened before the first call. */
const DIMENSIONS: Readonly<Record<string, number>> = {
  'text-embedding-3-small': 1536,
  'text-embedding-3-large': 3072,
  'text-embedding-ada-002': 1536,
  'text-embedding-v3': 1024,
  'text-embedding-v4': 1024,
  'bge-m3': 1024,
  'BAAI/bge-m3': 1024,
  'nomic-embed-text': 768,
};

const vectors = z.array(z.array(z.number()).min(1));

/**
 * Embeddings behind an OpenAI-compatible endpoint. Batches go one after another: a background job must not use up the
 * endpoint's rate. `dimensions` is 0 for a model we do not know, until its first answer tells.
 */
export function createEmbeddings(config: EmbeddingsConfig): Embeddings {
  const client = new OpenAIEmbeddings({
    model: config.model,
    apiKey: config.apiKey,
    maxRetries: 0,
    timeout: config.timeoutMs,
    batchSize: BATCH,
    encodingFormat: 'float',
    stripNewLines: true,
    ...(config.dimensions === undefined ? {} : { dimensions: config.dimensions }),
    configuration: { maxRetries: 0, ...(config.baseUrl === undefined ? {} : { baseURL: config.baseUrl }) },
  });
  const known = { dimensions: config.dimensions ?? DIMENSIONS[config.model] ?? 0 };

  function check(answer: unknown, count: number): Float32Array[] {
    const parsed = vectors.safeParse(answer);
    if (!parsed.success || parsed.data.length !== count) throw new BadOutput('向量的个数不对');
    const length = known.dimensions === 0 ? parsed.data[0]!.length : known.dimensions;
    if (parsed.data.some((vector) => vector.length !== length))
      throw new BadOutput(`向量的长度不是 ${length}`);
    known.dimensions = length;
    return parsed.data.map((vector) => Float32Array.from(vector));
  }

  return {
    model: config.model,
    get dimensions() {
      return known.dimensions;
    },
    async embed(texts) {
      const found: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        // Endpoints refuse an empty text; a space stands for it.
        const batch = texts.slice(from, from + BATCH).map((text) => text.slice(0, LONGEST) || ' ');
        found.push(
          ...(await attempt({ what: '向量模型', timeoutMs: config.timeoutMs }, async () =>
            check(await client.embedDocuments(batch), batch.length),
          )),
        );
      }
      return found;
    },
  };
}
