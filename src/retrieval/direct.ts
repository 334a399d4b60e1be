import type { LocalDate } from '../core/dates.ts';
import type { ArticleNumber } from '../knowledge/statutes/article-number.ts';
import { findCitations } from '../knowledge/statutes/citations.ts';
import { titleBefore } from '../knowledge/statutes/named-title.ts';

export interface NamedArticle {
  statute: string;
  number: ArticleNumber;
}

/** What resolving a name needs of the library and the index. */
export interface ArticleNames {
  /** Key of the statute a title means. */
  statute(title: string): string | undefined;
  has(statute: string, number: ArticleNumber, asOf: LocalDate): boolean;
}

const MOST = 8;

/**
 * The articles a message names, in its order: 民法典1076条, 劳动法第四十四条第三项. A number without a title takes the title in
 * the earlier question, else the first of `likely` (statutes the message is about, best first) that has such an article.
 */
export function namedArticles(
  text: string,
  context: string | undefined,
  names: ArticleNames,
  asOf: LocalDate,
  likely: readonly string[],
): NamedArticle[] {
  const knows = (title: string): boolean => names.statute(title) !== undefined;
  const earlier = context === undefined ? undefined : findCitations(context, { knows }).at(-1)?.title;
  const found = new Map<string, NamedArticle>();
  for (const { title, number } of findCitations(
    text,
    earlier === undefined ? { knows } : { knows, title: earlier },
  )) {
    const statutes = title === undefined ? likely : [names.statute(title) ?? ''];
    const statute = statutes.find((key) => names.has(key, number, asOf));
    if (statute !== undefined) found.set(`${statute}/${number}`, { statute, number });
    if (found.size === MOST) break;
  }
  return [...found.values()];
}

/** Names end with one of these; looking back from anywhere else would be in vain. */
const LAST_CHARACTER = /[法典例定办释则》]/g;
const SEARCHED = 600;

/** Titles of statutes a message names, with an article or without: 治安管理处罚法里噪音怎么罚. */
export function namedStatutes(text: string, knows: (title: string) => boolean): string[] {
  const head = text.slice(0, SEARCHED);
  const found = new Set<string>();
  for (const match of head.matchAll(LAST_CHARACTER)) {
    const named = titleBefore(head, match.index + 1, knows);
    if (named !== undefined && knows(named.title)) found.add(named.title);
  }
  return [...found];
}
