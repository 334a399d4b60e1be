import type { Report, ReportFigure } from '../report/report.ts';
import { countedUntil, nowColumn } from './counted-until.ts';
import type { Cell, Sheet } from './sheet.ts';

export const columnsOf = (report: Report) => [
  { header: '指标', width: 26 },
  { header: '分项', width: 22 },
  { header: '单位', width: 8 },
  { header: nowColumn(report), width: 12 },
  { header: '上年同期', width: 12 },
  { header: '增减', width: 12 },
];

/** A sheet a table, then what each figure counts, then the text. */
export function reportSheets(report: Report): Sheet[] {
  return [
    ...report.tables.map(
      (table): Sheet => ({
        name: table.name,
        columns: columnsOf(report),
        rows: table.figures.flatMap(figureRows),
      }),
    ),
    {
      name: '指标说明',
      columns: [
        { header: '指标', width: 26 },
        { header: '单位', width: 8 },
        { header: '怎么统计', width: 100 },
      ],
      rows: report.tables.flatMap(({ figures }) =>
        figures.map(({ name, unit, definition }) => [name, unit, definition]),
      ),
    },
    {
      name: '文字稿',
      columns: [
        { header: '部分', width: 22 },
        { header: report.title, width: 110 },
      ],
      rows: [
        ...(report.demo ? [['', DEMO_NOTE]] : []),
        ['', countedUntil(report)],
        ...report.paragraphs.map(({ heading, text }) => [heading, text]),
      ],
    },
  ];
}

export const DEMO_NOTE = '※ 演示数据，不是真实情况。';

/** All tables below each other, for .csv. */
export const reportTable = (report: Report): Sheet => ({
  name: report.title,
  columns: [{ header: '表' }, ...columnsOf(report), { header: '怎么统计' }],
  rows: report.tables.flatMap(({ name, figures }) =>
    figures.flatMap((figure) => figureRows(figure).map((row) => [name, ...row, figure.definition])),
  ),
});

export function figureRows({ name, unit, value, before, parts }: ReportFigure): Cell[][] {
  return [
    [name, '', unit, value ?? '—', before ?? '—', changeOf(value, before)],
    ...parts.map(({ label, count, before: was }) => ['', label, unit, count, was, count - was]),
  ];
}

const changeOf = (value: number | null, before: number | null): Cell =>
  value === null || before === null ? '—' : Math.round((value - before) * 10_000) / 10_000;
