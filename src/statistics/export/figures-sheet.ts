import type { FigureReading } from '../dashboard.ts';
import { type Figure, TABLES } from '../figures/figure.ts';
import type { Sheet } from './sheet.ts';

/** The figures a page shows, as one table. */
export function figuresSheet(figures: readonly Figure[], readings: readonly FigureReading[]): Sheet {
  const of = new Map(readings.map((reading) => [reading.id, reading]));
  return {
    name: '统计',
    columns: ['表', '指标', '分项', '数值', '单位', '怎么统计', '说明'].map((header) => ({
      header,
      width: 20,
    })),
    rows: figures.flatMap(({ id, name, unit, table, definition }) => {
      const reading = of.get(id);
      return [
        [TABLES[table], name, '', reading?.value ?? '—', unit, definition, reading?.unfit ?? ''],
        ...(reading?.parts ?? []).map(({ label, count }) => [
          TABLES[table],
          name,
          label,
          count,
          unit,
          '',
          '',
        ]),
      ];
    }),
  };
}
