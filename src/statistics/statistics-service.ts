import type { Clock } from '../core/clock.ts';
import type { Directory } from '../knowledge/directory.ts';
import type { LedgerStore } from './ledger/ports.ts';
import type { OutreachStore } from './outreach/ports.ts';
import { yearOf } from './period.ts';
import type { FigureStore } from './ports.ts';
import type { FrozenStore } from './report/frozen.ts';
import { makeReport, type Report } from './report/report.ts';

export interface StatisticsDeps {
  figures: FigureStore;
  ledger: LedgerStore;
  outreach: OutreachStore;
  frozen: FrozenStore;
  directory(): Directory;
  topics(): readonly { id: string; label: string }[];
  clock: Clock;
  /** The data is made up. */
  demo: boolean;
}

export type StatisticsService = ReturnType<typeof createStatistics>;

/** What the pages 台账, 统计, 年度报告 and 活动登记 and the command line ask of the figures. */
export function createStatistics(deps: StatisticsDeps) {
  const { figures, ledger, outreach, frozen, topics } = deps;
  return {
    figures,
    ledger,
    outreach,
    frozen,
    topics,
    yearReport: (
      year: number,
      area: string | undefined,
      areas: readonly string[] | undefined,
    ): Promise<Report> =>
      makeReport(
        { store: deps.figures, directory: deps.directory(), now: deps.clock.now(), demo: deps.demo },
        { period: yearOf(year), area, areas },
      ),
  };
}
