import type { LocalDate } from '../core/dates.ts';
import { type ArticleCitation, formatCitation } from './cited-text.ts';
import type { Knowledge } from './load-knowledge.ts';
import type { StatuteLibrary } from './statutes/statute.ts';

/** Something of ours that rests on an article which is not what it was when the text was last reviewed. */
export interface LawChange {
  kind: 'guide' | 'digest';
  id: string;
  title: string;
  reviewed: LocalDate;
  /** missing: no such article in force; changed: a version of it took effect after the review. */
  change: 'missing' | 'changed';
  /** 民法典第一百八十八条 */
  article: string;
  /** Of the version in force, where there is one. */
  effective: LocalDate | undefined;
}

/** Guides and digests to be looked at again since the statutes were imported. Some 10 µs a citation. */
export function lawChanges(
  { guides, digests }: Pick<Knowledge, 'guides' | 'digests'>,
  library: StatuteLibrary,
  today: LocalDate,
): LawChange[] {
  // Without statutes there is nothing to hold them against.
  if (library.status(today).generation === undefined) return [];
  const standing = (
    of: Pick<LawChange, 'kind' | 'id' | 'title' | 'reviewed'>,
    citation: ArticleCitation,
  ): LawChange[] => {
    const effective = library.article(citation.statute, citation.number, today)?.version.effective;
    if (effective !== undefined && effective <= of.reviewed) return [];
    const change = effective === undefined ? 'missing' : 'changed';
    return [{ ...of, change, article: formatCitation(citation), effective }];
  };
  return [
    ...guides.flatMap(({ id, title, reviewed, articles }) =>
      articles.flatMap((citation) => standing({ kind: 'guide', id, title, reviewed }, citation)),
    ),
    ...digests.flatMap((digest) => {
      const { id, reviewed } = digest;
      return standing({ kind: 'digest', id, title: formatCitation(digest), reviewed }, digest);
    }),
  ];
}
