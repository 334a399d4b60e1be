import type { PassageKind } from '../../knowledge/passage.ts';
import type { FieldSpec } from './bm25f.ts';

export type FieldName = 'title' | 'path' | 'body' | 'questions';

/** A guide's title says what it is about; a statute's stands over hundreds of articles and says little about any one. */
export const WORD_FIELDS: Record<PassageKind, Record<FieldName, FieldSpec>> = {
  guide: {
    title: { weight: 2, b: 0.2, meanLength: 6 },
    path: { weight: 0.5, b: 0, meanLength: 2 },
    body: { weight: 1, b: 0.75, meanLength: 120 },
    questions: { weight: 0.8, b: 0.5, meanLength: 40 },
  },
  digest: {
    title: { weight: 0.1, b: 0, meanLength: 6 },
    path: { weight: 0.2, b: 0, meanLength: 4 },
    body: { weight: 1, b: 0.6, meanLength: 40 },
    questions: { weight: 1, b: 0.5, meanLength: 16 },
  },
  article: {
    title: { weight: 0.1, b: 0, meanLength: 6 },
    path: { weight: 0.3, b: 0, meanLength: 8 },
    body: { weight: 1, b: 0.6, meanLength: 60 },
    questions: { weight: 1, b: 0, meanLength: 16 },
  },
};

export const BIGRAM_FIELD: FieldSpec = { weight: 1, b: 0.6, meanLength: 80 };
export const QUESTION_FIELD: FieldSpec = { weight: 1, b: 0.5, meanLength: 8 };
export const CHAPTER_FIELD: FieldSpec = { weight: 0.3, b: 0.75, meanLength: 500 };
export const STATUTE_FIELD: FieldSpec = { weight: 0.1, b: 0.75, meanLength: 2500 };
export const TITLE_FIELD: FieldSpec = { weight: 1, b: 0.3, meanLength: 8 };
