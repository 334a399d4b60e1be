import type { LocalDate } from '../core/dates.ts';
import type { AreaId, PassageId, TopicId } from '../core/ids.ts';
import type { ArticleNumber } from './statutes/article-number.ts';

export type PassageKind = 'guide' | 'digest' | 'article';

/** What is indexed and cited: one article, one digest, or one section of a guide. */
export interface Passage {
  /** `guide:<guide id>#<section>`, `digest:<statute key>/<number>`, `article:<version id>/<number>`. */
  id: PassageId;
  kind: PassageKind;
  /** The guide's title, or the statute's. */
  title: string;
  /** Section of the guide; book, chapter, section of the statute. */
  path: string;
  body: string;
  /** Our own lay phrasings of questions it answers; none for articles. */
  questions: readonly string[];
  topics: readonly TopicId[];
  /** Only for residents of these areas and what lies under them; empty: for everyone. */
  areas: readonly AreaId[];
  /** The article itself (kind article), or the one a digest restates. */
  article: { statute: string; number: ArticleNumber } | undefined;
  /** Articles a guide rests on; its lay questions speak for them in the ranking. */
  cites?: readonly { statute: string; number: ArticleNumber }[];
  /** In force from, and up to but not including; undefined: open. */
  from: LocalDate | undefined;
  until: LocalDate | undefined;
}

/** The version and number an article's passage id names; undefined for other kinds. */
export function parseArticlePassageId(id: string): { versionId: string; number: ArticleNumber } | undefined {
  const match = /^article:(.+)\/([^/]+)$/.exec(id);
  return match ? { versionId: match[1]!, number: match[2]! as ArticleNumber } : undefined;
}
