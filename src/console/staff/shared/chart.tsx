import { Empty } from 'antd';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { text } from './text.ts';

export type ChartOption = EChartsCoreOption;

/** In this order; told apart also by who sees no red or green, and in print. */
const COLOURS = ['#0b5c6b', '#d99a1c', '#5b8fb0', '#8a5a83', '#6d9a5b', '#b3643a', '#7d8b91', '#35444a'];

const BASE: ChartOption = {
  color: COLOURS,
  textStyle: { fontFamily: 'inherit', fontSize: 13 },
  aria: { enabled: true },
  animationDuration: 300,
  // The usual tooltip writes styles into HTML, which the content policy refuses; this one is drawn.
  tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
  grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
};

/**
 * A chart; the drawing library is fetched when the first one is shown. `label` says in words what it shows. `onPress` hears of
 * the piece that was pressed: every number opens onto its rows.
 */
export function Chart({
  option,
  label,
  height = 300,
  empty = false,
  onPress,
}: {
  option: ChartOption;
  label: string;
  height?: number;
  empty?: boolean;
  onPress?: (piece: { series: string; name: string; index: number }) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | undefined>(undefined);
  const latest = useRef({ option, onPress });
  latest.current = { option, onPress };

  useEffect(() => {
    const element = place.current;
    if (!element || empty) return;
    let over = false;
    const resized = new ResizeObserver(() => chart.current?.resize());
    void import('./chart-kinds.ts').then(({ init }) => {
      if (over) return;
      const made = init(element);
      chart.current = made;
      made.setOption({ ...BASE, ...latest.current.option });
      made.on('click', ({ seriesName, name, dataIndex }) =>
        latest.current.onPress?.({ series: seriesName ?? '', name, index: dataIndex }),
      );
      resized.observe(element);
    });
    return () => {
      over = true;
      resized.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, [empty]);

  useEffect(() => {
    chart.current?.setOption({ ...BASE, ...option }, { notMerge: true });
  }, [option]);

  if (empty) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.chart.empty} />;
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
