import type { LocalDate } from '../../src/core/dates.ts';
import type { AreaId, PassageId, TopicId } from '../../src/core/ids.ts';
import type { Passage } from '../../src/knowledge/passage.ts';
import type { ArticleNumber } from '../../src/knowledge/statutes/article-number.ts';
import type {
  Article,
  Statute,
  StatuteLibrary,
  StatuteVersion,
} from '../../src/knowledge/statutes/statute.ts';

/** Statutes that no parliament passed: title → versions (effective, until) → articles by number. */
export type MadeUp = Record<string, { from: string; until?: string; articles: Record<string, string> }[]>;

export const SAMPLE: MadeUp = {
  邻里水管法: [
    {
      from: '2010-01-01',
      until: '2020-01-01',
      articles: {
        1: '为了让邻居和睦，制定本法。',
        2: '楼上住户的水管渗漏，应当在三十日内修好。',
        3: '水表由两家共用。',
      },
    },
    {
      from: '2020-01-01',
      articles: {
        1: '为了让邻居和睦，制定本法。',
        2: '楼上住户的水管渗漏，应当在七日内修好并赔偿损失。',
        3: '水表由两家共用。',
      },
    },
  ],
  走廊养鸡条例: [
    {
      from: '2015-06-01',
      articles: {
        1: '禁止在走廊饲养公鸡。',
        2: '公鸡夜间打鸣的，由养鸡人向邻居道歉。',
        7: '鸡蛋归养鸡人所有。',
      },
    },
  ],
  风筝税法: [{ from: '2030-01-01', articles: { 1: '放风筝的人缴纳风筝税。' } }],
};

export function madeUpLibrary(content: MadeUp = SAMPLE, generation = 'made-up-1'): StatuteLibrary {
  const statutes = new Map<
    string,
    { statute: Statute; versions: { version: StatuteVersion; articles: Article[] }[] }
  >();
  for (const [title, versions] of Object.entries(content)) {
    const statute: Statute = { key: title, title, kind: '法律', issuer: undefined };
    statutes.set(title, {
      statute,
      versions: versions.map(({ from, until, articles }) => {
        const version: StatuteVersion = {
          id: `${title}@${from}`,
          statute,
          promulgated: undefined,
          history: [],
          effective: from as LocalDate,
          until: until as LocalDate | undefined,
          repealedBy: undefined,
          source: 'made up',
          otherSources: [],
        };
        return {
          version,
          articles: Object.entries(articles).map(([number, text]) => ({
            version,
            number: number as ArticleNumber,
            label: `第${number}条`,
            path: ['第一章　总则'],
            text,
          })),
        };
      }),
    });
  }
  const clean = (title: string): string => title.replace(/[《》]|中华人民共和国/g, '');
  const versionOf = (key: string, asOf: LocalDate) =>
    statutes
      .get(clean(key))
      ?.versions.find(
        ({ version }) => version.effective <= asOf && (version.until === undefined || asOf < version.until),
      );
  return {
    status: () => ({
      generation,
      importedAt: undefined,
      statutes: statutes.size,
      versions: 0,
      articles: 0,
      articlesInForce: 0,
      collections: [],
    }),
    list: (asOf) =>
      [...statutes.values()].map(({ statute, versions }) => ({
        statute,
        current: versionOf(statute.key, asOf)?.version,
        versions: versions.length,
      })),
    find: (title) => statutes.get(clean(title))?.statute,
    versions: ({ key }) => statutes.get(key)!.versions.map(({ version }) => version),
    version: ({ key }, asOf) => versionOf(key, asOf)?.version,
    article: (title, number, asOf) =>
      versionOf(title, asOf)?.articles.find((article) => article.number === number),
    articlesOf: (version) =>
      statutes.get(version.statute.key)!.versions.find((entry) => entry.version.id === version.id)!.articles,
    *all() {
      for (const { versions } of statutes.values()) for (const { articles } of versions) yield* articles;
    },
    close: () => undefined,
  };
}

export function guide(id: string, fields: Partial<Passage> = {}): Passage {
  return {
    id: `guide:${id}#main` as PassageId,
    kind: 'guide',
    title: id,
    path: '',
    body: '',
    questions: [],
    topics: ['邻里' as TopicId],
    areas: [] as AreaId[],
    article: undefined,
    from: undefined,
    until: undefined,
    ...fields,
  };
}

export function digest(statute: string, number: string, body: string, questions: string[] = []): Passage {
  return {
    ...guide(''),
    id: `digest:${statute}/${number}` as PassageId,
    kind: 'digest',
    title: statute,
    body,
    questions,
    article: { statute, number: number as ArticleNumber },
  };
}

export const TODAY = '2026-11-22' as LocalDate;
