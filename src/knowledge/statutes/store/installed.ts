import { DatabaseSync } from 'node:sqlite';
import type { LocalDate } from '../../../core/dates.ts';
import type { ImportReport } from '../import-report.ts';

type Figures = Pick<
  ImportReport,
  'statutes' | 'versions' | 'articles' | 'inForce' | 'datesAssumed' | 'datesUnknown' | 'repealed'
>;

export interface Installed {
  path: string;
  schema: number;
  documents: { collection: string; sha256: string }[];
  figures(today: LocalDate): Figures;
}

/** What an installed library holds, read by its own queries so that an import can compare without loading it. */
export function readInstalled(path: string): Installed {
  const query = <T>(sql: string, ...values: string[]): T[] => {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      return db.prepare(sql).all(...values) as T[];
    } finally {
      db.close();
    }
  };
  const schema = query<{ value: string }>("SELECT value FROM meta WHERE name = 'schema'")[0]?.value;
  return {
    path,
    schema: Number(schema),
    documents: query<{ collection: string; sha256: string }>('SELECT collection, sha256 FROM document'),
    figures(today) {
      const all = query<{
        statutes: number;
        versions: number;
        articles: number;
        assumed: number;
        unknown: number;
      }>(
        `SELECT count(DISTINCT statute) AS statutes, count(*) AS versions, sum(articles) AS articles,
                sum(basis = 'assumed') AS assumed, sum(basis = 'unknown') AS unknown FROM version`,
      )[0]!;
      // Of two versions in force on one day the later counts, as in the library.
      const inForce = query<{ statutes: number; articles: number }>(
        `SELECT count(*) AS statutes, coalesce(sum(articles), 0) AS articles FROM (
           SELECT articles, row_number() OVER (PARTITION BY statute ORDER BY effective DESC, promulgated DESC) AS place
           FROM version WHERE effective <= ?1 AND (until IS NULL OR until > ?1)) WHERE place = 1`,
        today,
      )[0]!;
      const repealed = query<{ n: number }>(
        `SELECT count(*) AS n FROM (SELECT repealed_by, row_number() OVER (PARTITION BY statute ORDER BY effective DESC, promulgated DESC) AS place
         FROM version) WHERE place = 1 AND repealed_by IS NOT NULL`,
      )[0]!.n;
      return {
        statutes: all.statutes,
        versions: all.versions,
        articles: all.articles,
        inForce: { statutes: inForce.statutes, articles: inForce.articles },
        datesAssumed: all.assumed,
        datesUnknown: all.unknown,
        repealed,
      };
    },
  };
}
