import { chineseDate } from '../../core/dates.ts';
import { dayOf, sayPeriod } from '../period.ts';
import type { Report } from '../report/report.ts';

type Dated = Pick<Report, 'period' | 'counted' | 'before' | 'madeAt'>;

const isUnfinished = ({ period, counted }: Dated): boolean => counted.to !== period.to;

/** Up to when it is counted, and, of a year that is not over, what it is compared with. */
export function countedUntil(report: Dated): string {
  const until = `统计截至${chineseDate(dayOf(report.madeAt))}`;
  return isUnfinished(report) ? `${until}，与上年同期（${sayPeriod(report.before)}）相比。` : `${until}。`;
}

/** What stands over this period's column. */
export const nowColumn = (report: Dated): string =>
  isUnfinished(report) ? `本期（截至${chineseDate(report.counted.to).replace(/^.*年/, '')}）` : '本期';
