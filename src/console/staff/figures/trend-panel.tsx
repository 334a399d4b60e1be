import { useMemo } from 'react';
import type { Trend } from '../../../contracts/console/figures.ts';
import { Chart } from '../shared/chart.tsx';
import { rightOfRows, rowsAddress } from '../shared/counting/rows-address.ts';
import type { FigureMeta } from '../shared/counting/use-catalogue.ts';
import { asked, type Counting } from '../shared/counting/use-counting.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { go } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { useLoad } from '../shared/use-load.ts';
import { text } from './text.ts';

const FIGURE = 'consultations';
const LONG_DAYS = 62;

/** How many came day by day (or, of a long period, month by month), with the other period under it. */
export function TrendPanel({
  figures,
  counting,
  other,
  before,
}: {
  figures: readonly FigureMeta[];
  counting: Counting;
  other: Counting;
  before: string;
}) {
  const { may } = useSigned();
  const figure = figures.find(({ id }) => id === FIGURE);
  const days = (Date.parse(counting.until) - Date.parse(counting.from)) / 86_400_000;
  const by = days > LONG_DAYS ? 'month' : 'day';
  const path = `/figures/${FIGURE}/trend`;
  const now = useLoad<Trend>(path, { ...asked(counting), by });
  const then = useLoad<Trend>(path, { ...asked(other), by });
  const points = now.data?.points ?? [];
  const earlier = then.data?.points ?? [];
  const option = useMemo(() => {
    const line = { type: 'line', smooth: false, showSymbol: points.length < 40, symbolSize: 7 };
    return {
      legend: { top: 0, right: 0 },
      xAxis: { type: 'category', data: points.map(({ at }) => sayPoint(at)), boundaryGap: points.length < 2 },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        { ...line, name: text.now, data: points.map(({ count }) => count), areaStyle: { opacity: 0.08 } },
        {
          ...line,
          name: before,
          // The two need not be equally long.
          data: earlier.slice(0, points.length).map(({ count }) => count),
          lineStyle: { color: '#9db0b7', type: 'dashed' },
          itemStyle: { color: '#9db0b7' },
        },
      ],
    };
  }, [points, earlier, before]);
  const open = ({ index, series }: { index: number; series: string }) => {
    const at = (series === before ? earlier : points)[index]?.at;
    if (at && figure && may(rightOfRows(figure))) go(rowsAddress(figure, within(counting, at)));
  };
  return (
    <section className="panel">
      <h2>
        {text.trend}
        <small className="muted">{by === 'day' ? text.byDay : text.byMonth}</small>
      </h2>
      {now.fault ? (
        <FaultView fault={now.fault} again={now.again} />
      ) : (
        <Chart
          option={option}
          label={text.chart(text.trend)}
          height={340}
          empty={now.data !== undefined && points.every(({ count }) => count === 0)}
          onPress={open}
        />
      )}
    </section>
  );
}

/** 2026-03 → 3月, 2026-03-05 → 3月5日. */
const sayPoint = (at: string): string =>
  at.length === 7 ? `${Number(at.slice(5))}月` : `${Number(at.slice(5, 7))}月${Number(at.slice(8))}日`;

/** The days of a point, as far as they lie in the period. */
function within(counting: Counting, at: string): Counting {
  const month = at.length === 7;
  const end = month
    ? new Date(Date.UTC(Number(at.slice(0, 4)), Number(at.slice(5)), 0)).toISOString().slice(0, 10)
    : at;
  return { ...counting, period: 'custom', from: month ? `${at}-01` : at, until: end };
}
