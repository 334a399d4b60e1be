import { chineseDate } from '../../core/dates.ts';
import { dayOf } from '../period.ts';
import type { Report } from '../report/report.ts';
import { DEMO_NOTE, figureRows } from './report-sheets.ts';

export function reportMarkdown(report: Report): string {
  const lines = [
    `# ${report.title}`,
    '',
    ...(report.demo ? [`**${DEMO_NOTE}**`, ''] : []),
    `统计截至 ${chineseDate(dayOf(report.madeAt))}。`,
    '',
    ...report.paragraphs.flatMap(({ heading, text }) => [`## ${heading}`, '', text, '']),
    ...report.tables.flatMap(({ name, figures }) => [
      `## 附表：${name}`,
      '',
      '| 指标 | 分项 | 单位 | 本期 | 上年同期 | 增减 |',
      '|---|---|---|---:|---:|---:|',
      ...figures
        .flatMap(figureRows)
        .map((row) => `| ${row.map((cell) => escaped(String(cell ?? ''))).join(' | ')} |`),
      '',
      ...figures.map(({ name: figure, unit, definition }) => `- ${figure}（${unit}）：${definition}`),
      '',
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
