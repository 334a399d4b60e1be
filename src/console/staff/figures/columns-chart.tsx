import { useMemo } from 'react';
import { Chart } from '../shared/chart.tsx';
import { rightOfRows, rowsAddress } from '../shared/counting/rows-address.ts';
import { go } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { useNarrow } from '../shared/use-narrow.ts';
import type { Board, Shown } from './board.ts';
import { PartsTable } from './parts-table.tsx';
import { text } from './text.ts';

/** Parts as columns, this period beside the other: communities, hours of the day. Each opens onto its rows. */
export function ColumnsChart({ shown, board, before }: { shown: Shown; board: Board; before: string }) {
  const { figure, parts } = shown;
  const { may } = useSigned();
  const narrow = useNarrow();
  const option = useMemo(
    () => ({
      legend: { top: 0, right: 0 },
      xAxis: {
        type: 'category',
        data: parts.map(({ label }) => label),
        axisTick: { show: false },
        axisLabel: {
          interval: figure.split === 'hour' ? 2 : 0,
          rotate: narrow && figure.split === 'area' ? 45 : 0,
        },
      },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        { name: text.now, type: 'bar', data: parts.map(({ count }) => count), barMaxWidth: 34 },
        {
          name: before,
          type: 'bar',
          data: parts.map((part) => part.before),
          barMaxWidth: 34,
          itemStyle: { color: '#c5d3d8' },
        },
      ],
    }),
    [parts, figure, before, narrow],
  );
  const open = ({ series, index }: { series: string; index: number }) => {
    const part = parts[index];
    if (!part || !may(rightOfRows(figure))) return;
    go(rowsAddress(figure, series === before ? board.other : board.counting, part.key));
  };
  const empty = parts.every((part) => part.count === 0 && part.before === 0);
  return (
    <>
      <Chart option={option} label={text.chart(figure.name)} empty={empty} onPress={open} />
      {!empty && <PartsTable shown={shown} board={board} />}
    </>
  );
}
