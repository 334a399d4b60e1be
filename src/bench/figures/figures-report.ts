import type { Timed } from './ask-charts.ts';
import type { Made } from './make-million.ts';

export interface FiguresBench extends Made {
  database: string;
  charts: Timed[];
  pages: Timed[];
}

const CHART_MS = 1000;
const PAGE_MS = 2000;

export const tooSlow = ({ charts, pages }: FiguresBench): Timed[] => [
  ...charts.filter(({ ms }) => ms > CHART_MS),
  ...pages.filter(({ ms }) => ms > PAGE_MS),
];

/** The worst of every chart, what it was asked of, and whether all of it is fast enough. */
export function figuresReport(bench: FiguresBench): string {
  const { database, consultations, refreshed, fillSeconds, refreshSeconds, charts, pages } = bench;
  const late = tooSlow(bench);
  return [
    `## ${database}：${consultations} 件（逐件汇总 ${refreshed} 件，写入 ${fillSeconds.toFixed(0)} 秒，汇总 ${refreshSeconds.toFixed(0)} 秒）`,
    '各问三次取最慢；一次问两个时段',
    '',
    '整页（统计页一次打开要的全部请求，经 HTTP；台账的一页）',
    ...pages.toSorted((a, b) => b.ms - a.ms).map(line),
    '',
    `每张图在 ${new Set(charts.map(({ scope }) => scope)).size} 种筛选里最慢的一次`,
    ...worstOfEach(charts).map(line),
    '',
    late.length === 0
      ? `达标：每张图 ${CHART_MS} ms 以内，整页 ${PAGE_MS} ms 以内`
      : `不达标 ${late.length} 项：${late.map(({ what, scope, ms }) => `${what}（${scope}）${ms.toFixed(0)} ms`).join('；')}`,
    '',
  ].join('\n');
}

const line = ({ what, scope, ms }: Timed): string =>
  `${ms.toFixed(0).padStart(6)} ms  ${what}${scope === '' ? '' : `（${scope}）`}`;

const worstOfEach = (charts: readonly Timed[]): Timed[] =>
  [...Map.groupBy(charts, ({ what }) => what).values()]
    .map((asked) => asked.reduce((worst, one) => (one.ms > worst.ms ? one : worst)))
    .toSorted((a, b) => b.ms - a.ms);
