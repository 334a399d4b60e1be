import type { LocalDate } from '../core/dates.ts';
import { type ArticleNumber, formatArticleNumber } from '../knowledge/statutes/article-number.ts';
import type { Article, Statute, StatuteLibrary, StatuteVersion } from '../knowledge/statutes/statute.ts';

export interface MadeUpStatute {
  title: string;
  versions: { effective: string; until?: string | undefined; articles: Record<string, string> }[];
}

/** A statute library in memory, for measuring against made-up statutes; titles match with and without 中华人民共和国. */
export function madeUpLibrary(statutes: readonly MadeUpStatute[]): StatuteLibrary {
  const plain = (title: string) => title.replace(/[《》\s]|中华人民共和国/g, '');
  const books = new Map<
    string,
    { statute: Statute; versions: { version: StatuteVersion; articles: Article[] }[] }
  >();
  for (const { title, versions } of statutes) {
    const statute: Statute = { key: plain(title), title, kind: '法律', issuer: undefined };
    books.set(statute.key, {
      statute,
      versions: versions.map(({ effective, until, articles }) => {
        const version: StatuteVersion = {
          id: `${statute.key}@${effective}`,
          statute,
          promulgated: undefined,
          history: [],
          effective: effective as LocalDate,
          until: until as LocalDate | undefined,
          repealedBy: undefined,
          source: 'made-up',
          otherSources: [],
        };
        const list = Object.entries(articles).map(([number, text]): Article => {
          const label = formatArticleNumber(number as ArticleNumber);
          return { version, number: number as ArticleNumber, label, path: [], text };
        });
        return { version, articles: list };
      }),
    });
  }
  const inForce = (title: string, asOf: LocalDate) =>
    books
      .get(plain(title))
      ?.versions.find(({ version: v }) => v.effective <= asOf && (v.until === undefined || asOf < v.until));
  const everything = () =>
    [...books.values()].flatMap(({ versions }) => versions.flatMap(({ articles }) => articles));
  return {
    status: () => ({
      generation: books.size === 0 ? undefined : 'made-up',
      importedAt: undefined,
      statutes: books.size,
      versions: 0,
      articles: everything().length,
      articlesInForce: everything().length,
      collections: [],
    }),
    list: (asOf) =>
      [...books.values()].map(({ statute, versions }) => ({
        statute,
        current: inForce(statute.key, asOf)?.version,
        versions: versions.length,
      })),
    find: (title) => books.get(plain(title))?.statute,
    versions: (statute) => books.get(statute.key)?.versions.map(({ version }) => version) ?? [],
    version: (statute, asOf) => inForce(statute.key, asOf)?.version,
    article: (title, number, asOf) =>
      inForce(title, asOf)?.articles.find((article) => article.number === number),
    articlesOf: (version) =>
      books.get(version.statute.key)?.versions.find((entry) => entry.version.id === version.id)?.articles ??
      [],
    all: everything,
    close: () => {},
  };
}
