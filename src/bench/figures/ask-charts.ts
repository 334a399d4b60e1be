import { addDays } from '../../core/dates.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { readFigures, readTrend } from '../../statistics/dashboard.ts';
import { FIGURES } from '../../statistics/figures/catalogue.ts';
import type { Period } from '../../statistics/period.ts';
import { makeReport } from '../../statistics/report/report.ts';
import type { Scope } from '../../statistics/scope.ts';
import type { Storage } from '../../storage/open-storage.ts';
import type { AskedScope } from './scopes.ts';

export interface Timed {
  what: string;
  scope: string;
  /** The slowest of several times asked. */
  ms: number;
}

const TIMES = 3;
/** The page shows no more by the day, longer periods by the month (console/staff/figures/trend-panel.tsx). */
const DAYS_OF_A_TREND = 62;

export async function timed(what: string, scope: string, ask: () => Promise<unknown>): Promise<Timed> {
  let ms = 0;
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now();
    await ask();
    ms = Math.max(ms, performance.now() - start);
  }
  return { what, scope, ms };
}

/** Every chart of the page by itself, for the period and the one beside it, and the report. */
export async function askCharts(
  storage: Storage,
  directory: Directory,
  scopes: readonly AskedScope[],
  against: Period,
): Promise<Timed[]> {
  const { figures: store } = storage;
  const deps = { store, directory };
  const charts: Timed[] = [];
  for (const { name, scope } of scopes) {
    const before = { ...scope, ...against };
    for (const figure of FIGURES)
      charts.push(
        await timed(figure.name, name, async () => {
          await readFigures(deps, scope, [figure]);
          await readFigures(deps, before, [figure]);
        }),
      );
    const trend = (asked: Scope, by: 'day' | 'month') => readTrend(store, FIGURES[0]!, asked, by);
    const byDay = (asked: Scope): Scope => ({ ...asked, from: addDays(asked.to, 1 - DAYS_OF_A_TREND) });
    charts.push(
      await timed('咨询走势（按月）', name, async () => {
        await trend(scope, 'month');
        await trend(before, 'month');
      }),
      await timed('咨询走势（按天）', name, async () => {
        await trend(byDay(scope), 'day');
        await trend(byDay(before), 'day');
      }),
    );
    // The report is asked of places alone.
    if (scope.topic === undefined && scope.person === undefined && scope.channel === undefined)
      charts.push(
        await timed('年度报告', name, () =>
          makeReport(
            { ...deps, now: new Date(`${scope.to}T04:00:00Z`), demo: true },
            { period: scope, area: undefined, areas: scope.areas },
          ),
        ),
      );
  }
  return charts;
}

/** The lists behind the numbers. */
export async function askLedger({ ledger }: Storage, topic: string): Promise<Timed[]> {
  const page = { limit: 20, offset: 0 };
  const list = { sort: 'number', descending: true };
  return [
    await timed('台账第一页', '', () => ledger.rows('matters', list, page)),
    await timed('台账最后一页', '', () => ledger.rows('matters', list, { ...page, offset: 900_000 })),
    await timed('台账按类别筛选、按开始日期排', '', () =>
      ledger.rows('matters', { sort: 'opened', descending: true, where: { topic: [topic] } }, page),
    ),
    await timed('台账按等人工时间排', '', () =>
      ledger.rows('matters', { sort: 'wait', descending: true, where: { finished: ['late'] } }, page),
    ),
  ];
}
