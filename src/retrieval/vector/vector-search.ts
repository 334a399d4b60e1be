import type { Logger } from '../../core/logger.ts';
import { maskPersonal } from '../../core/masking.ts';
import type { Embeddings } from '../ports.ts';
import type { NearestRows } from './nearest.ts';

/** The vector leg of a search: the rows nearest to a message with their likeness, nearest first. */
export interface VectorSearch {
  /** Where the endpoint fails this says so in the log, finds nothing for a while, and the words decide alone. */
  likeness(text: string, context?: string): Promise<ReadonlyMap<number, number>>;
}

const NEAREST = 100;
const LONGEST = 1500;
/** An endpoint that failed is not asked again for so long: its time-outs would cost every message, not one. */
const REST_MS = 30_000;

export function createVectorSearch(
  embeddings: Embeddings,
  nearest: () => NearestRows | undefined,
  logger: Logger,
): VectorSearch {
  let restsUntil = 0;
  return {
    async likeness(text, context) {
      const rows = nearest();
      if (rows === undefined || rows.size === 0 || performance.now() < restsUntil) return new Map();
      const query = [context, text].filter(Boolean).join('\n').slice(0, LONGEST);
      try {
        // The endpoint is a model like any other: it sees no personal numbers.
        const [vector] = await embeddings.embed([maskPersonal(query)]);
        const found = await rows.nearest(vector!, NEAREST);
        return new Map(found.map(({ row, likeness }) => [row, likeness]));
      } catch (error) {
        restsUntil = performance.now() + REST_MS;
        logger.warn({ error }, 'the embedding endpoint did not answer; this search goes by words alone');
        return new Map();
      }
    },
  };
}
