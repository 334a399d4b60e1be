import type { LocalDate } from '../core/dates.ts';
import type { AreaId, PassageId, TopicId } from '../core/ids.ts';
import type { Passage, PassageKind } from '../knowledge/passage.ts';

export interface RetrievalQuery {
  text: string;
  /** The earlier question of the same consultation, so that 那要多久？ is understood. */
  context?: string;
  /** Only law in force on this day. */
  asOf: LocalDate;
  /** The resident's area and every area above it. */
  areas: readonly AreaId[];
  topic?: TopicId;
  limit: number;
  /** Guides are found by the guide matcher, not here. */
  kinds?: readonly Exclude<PassageKind, 'guide'>[];
}

export interface Hit {
  passage: Passage;
  score: number;
  /** What the ranking saw, by name; for explaining and for fitting. */
  features?: Record<string, number>;
}

export interface RetrievalResult {
  hits: Hit[];
  /** Articles the message names itself, in its order. */
  direct: Hit[];
  /** Articles of the rule that the message asks for by its name: 什么是善意取得. */
  asked: Hit[];
  /** 0..1, calibrated: the chance that the first hits answer the question. */
  confidence: number;
  /** 0..1, calibrated: the chance that the first hit alone answers it. Articles that bear on it without answering count as wrong. */
  lead: number;
  /** Keys of the statutes the hits come from, most relevant first. */
  statutes: string[];
}

export interface Retriever {
  search(query: RetrievalQuery): Promise<RetrievalResult>;
  /** A passage by its id, in whatever version the id names; undefined when there is none. */
  passage(id: PassageId): Passage | undefined;
  /** Passages indexed. */
  readonly size: number;
  /** Changes when the knowledge or the statute library changed and the index followed. */
  readonly generation: string;
}

/** Texts to vectors of one length. Throws Unavailable when the model cannot be reached. */
export interface Embeddings {
  readonly model: string;
  readonly dimensions: number;
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
