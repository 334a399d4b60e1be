import type { Logger } from '../../core/logger.ts';
import type { Embeddings } from '../ports.ts';
import type { NearestRows } from './nearest.ts';

/** The vector leg of a search: the rows nearest to a message with their likeness, nearest first. */
export interface VectorSearch {
  /** Where the endpoint fails this says so in the log and finds nothing, and the words decide alone. */
  likeness(text: string, context?: string): Promise<ReadonlyMap<number, number>>;
}

const NEAREST = 100;
const LONGEST = 1500;

export function createVectorSearch(
  embeddings: Embeddings,
  nearest: () => NearestRows | undefined,
  logger: Logger,
): VectorSearch {
  return {
    async likeness(text, context) {
      const rows = nearest();
      if (rows === undefined || rows.size === 0) return new Map();
      try {
        const [vector] = await embeddings.embed([
          [context, text].filter(Boolean).join('\n').slice(0, LONGEST),
        ]);
        const found = await rows.nearest(vector!, NEAREST);
        return new Map(found.map(({ row, likeness }) => [row, likeness]));
      } catch (error) {
        logger.warn({ error }, 'the embedding endpoint did not answer; this search goes by words alone');
        return new Map();
      }
    },
  };
}
