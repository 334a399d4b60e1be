import type { TopicId } from '../../core/ids.ts';

/** What the matcher reads of a guide (knowledge/guide.ts gives more than this). */
export interface GuideMaterial {
  id: string;
  title: string;
  topic: TopicId;
  questions: readonly string[];
  /** Words that messages about it may hold. */
  words: readonly string[];
  articles: readonly { statute: string; number: string }[];
  sections: readonly { lines: readonly { text: string }[] }[];
}

/** Lay questions of single articles: they speak for the guides that rest on the article, or say that an article answers better. */
export interface DigestMaterial {
  statute: string;
  number: string;
  questions: readonly string[];
}

export interface MatchMaterial {
  guides: readonly GuideMaterial[];
  digests: readonly DigestMaterial[];
}

export function guideText(guide: GuideMaterial): string {
  return [guide.title, ...guide.sections.flatMap(({ lines }) => lines.map(({ text }) => text))].join('\n');
}
