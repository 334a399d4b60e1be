import { type Kysely, sql } from 'kysely';
import type { Clock } from '../core/clock.ts';
import { fill, refuseUnlessEmpty } from '../demo/fill.ts';
import { generateYear, type YearOptions } from '../demo/generate-year.ts';
import { seeded } from '../demo/random.ts';
import { rowsOfYear } from '../demo/rows-of-year.ts';
import { EMPTY_DIRECTORY } from '../knowledge/directory.ts';
import { readTrend } from '../statistics/dashboard.ts';
import { FIGURES } from '../statistics/figures/catalogue.ts';
import { namesOf } from '../statistics/names.ts';
import { periodOf, yearOf } from '../statistics/period.ts';
import { readFigure } from '../statistics/read-figure.ts';
import type { Scope } from '../statistics/scope.ts';
import type { Dialect } from '../storage/dialect.ts';
import { openDatabase, openStorage, type StorageOptions } from '../storage/open-storage.ts';
import type { Schema } from '../storage/schema.ts';
import { copyFacts } from './copy-facts.ts';

const YEAR = 2026;
const AREAS = ['xinghe', 'heping', 'liulin', 'qingyuan', 'dongfeng', 'nantang'];
const OPTIONS: Omit<YearOptions, 'residents'> = {
  year: YEAR,
  areas: AREAS,
  advisers: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'],
  topics: ['婚姻家庭', '劳动纠纷', '债权债务', '邻里', '物业', '房产纠纷', '老人赡养', '交通事故'].map(
    (id, i) => ({
      ...{ id, weight: 10 - i, tier: i % 3 === 0 ? '周内办结' : '日办快结', guides: ['legal-aid'] },
    }),
  ),
  edges: 0,
};
const RESIDENTS_A_CHUNK = 8000;

export interface FiguresBench {
  database: string;
  consultations: number;
  /** How many of them went through fill and refresh; the others are copies of their facts. */
  refreshedConsultations: number;
  fillSeconds: number;
  refreshSeconds: number;
  /** Each question with the milliseconds of the slowest of three times asked. */
  queries: { name: string; ms: number }[];
}

/** Fills an empty database with made-up consultations, works the summaries in, and asks what the dashboard asks. */
export async function benchFigures(
  options: Omit<StorageOptions, 'clock'>,
  { wanted, copies }: { wanted: number; copies: number },
  clock: Clock,
  progress: (text: string) => void,
): Promise<FiguresBench> {
  const storage = await openStorage({ ...options, clock });
  const { db } = await openDatabase(options);
  try {
    await refuseUnlessEmpty(db);
    await storage.syncDirectory({
      areas: AREAS.map((id) => ({ id: id as never, kind: 'community', name: id, parent: undefined })),
      people: [],
    });
    const start = performance.now();
    let consultations = 0;
    for (let chunk = 0; consultations < wanted / copies; chunk++) {
      const random = seeded(chunk + 1);
      const rows = rowsOfYear(
        generateYear(random, { ...OPTIONS, residents: RESIDENTS_A_CHUNK }),
        undefined,
        `${chunk}x`,
      );
      await fill(db, storage.dialect, rows);
      // As after an upgrade: the first refresh notes every matter once by itself.
      await db.deleteFrom('stale_facts').execute();
      consultations += rows.consultations.length;
      progress(`已写入 ${consultations} 件`);
    }
    const filled = performance.now();
    await storage.figures.refresh();
    const refreshed = performance.now();
    progress(`汇总完成，用时 ${((refreshed - filled) / 1000).toFixed(0)} 秒`);
    await copyFacts(db, storage.dialect, copies);
    await settle(db, storage.dialect);
    progress('开始查询');
    const queries = await askEverything(storage);
    return {
      database: storage.dialect,
      consultations: consultations * copies,
      refreshedConsultations: consultations,
      fillSeconds: (filled - start) / 1000,
      refreshSeconds: (refreshed - filled) / 1000,
      queries,
    };
  } finally {
    await db.destroy();
    await storage.close();
  }
}

/** What either database does by itself in time. */
async function settle(db: Kysely<Schema>, dialect: Dialect['name']): Promise<void> {
  await db.connection().execute(async (one) => {
    if (dialect === 'sqlite') return void (await sql`analyze`.execute(one));
    await sql`set statement_timeout = 0`.execute(one);
    await sql`vacuum analyze`.execute(one);
  });
}

async function askEverything(
  storage: Awaited<ReturnType<typeof openStorage>>,
): Promise<FiguresBench['queries']> {
  const year: Scope = yearOf(YEAR);
  // As many rows as a year before would have.
  const earlier = periodOf(`${YEAR}-01-01`, `${YEAR}-11-30`);
  const scopes: [string, Scope][] = [
    ['全年', year],
    ['全年、一个社区', { ...year, areas: ['heping'] }],
    ['全年、一个类别', { ...year, topic: '婚姻家庭' }],
    ['全年、一位顾问', { ...year, person: 'a3' }],
    ['全年、一个渠道', { ...year, channel: 'web' }],
    ['全年、一个社区、一个类别', { ...year, areas: ['heping'], topic: '婚姻家庭' }],
    ['全年、一个类别、一个渠道', { ...year, topic: '婚姻家庭', channel: 'web' }],
    ['全年、一位顾问、一个渠道', { ...year, person: 'a3', channel: 'web' }],
  ];
  const names = namesOf(EMPTY_DIRECTORY);
  const queries: FiguresBench['queries'] = [];
  const measure = async (name: string, ask: () => Promise<unknown>) => {
    let ms = 0;
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      await ask();
      ms = Math.max(ms, performance.now() - start);
    }
    queries.push({ name, ms });
  };
  for (const [said, scope] of scopes) {
    for (const figure of FIGURES)
      await measure(`${figure.name}（${said}，比上期）`, async () => {
        await readFigure(storage.figures, figure, scope, names);
        await readFigure(storage.figures, figure, { ...scope, ...earlier }, names);
      });
    await measure(`咨询件数按日（${said}）`, () => readTrend(storage.figures, FIGURES[0]!, scope, 'day'));
  }
  const page = { limit: 20, offset: 0 };
  const list = { sort: 'number', descending: true };
  await measure('台账第一页', () => storage.ledger.rows('matters', list, page));
  await measure('台账最后一页', () => storage.ledger.rows('matters', list, { ...page, offset: 900_000 }));
  await measure('台账按类别筛选、按开始日期排', () =>
    storage.ledger.rows('matters', { sort: 'opened', descending: true, where: { topic: ['邻里'] } }, page),
  );
  await measure('台账按等人工时间排', () =>
    storage.ledger.rows('matters', { sort: 'wait', descending: true, where: { finished: ['late'] } }, page),
  );
  await storage.figures.refresh();
  return queries;
}
