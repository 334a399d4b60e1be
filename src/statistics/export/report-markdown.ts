import type { Report } from '../report/report.ts';
import { countedUntil } from './counted-until.ts';
import { columnsOf, DEMO_NOTE, figureRows } from './report-sheets.ts';

export function reportMarkdown(report: Report): string {
  const lines = [
    `# ${report.title}`,
    '',
    ...(report.demo ? [`**${DEMO_NOTE}**`, ''] : []),
    countedUntil(report),
    '',
    ...report.paragraphs.flatMap(({ heading, text }) => [`## ${heading}`, '', text, '']),
    ...report.tables.flatMap(({ name, figures }) => [
      `## 附表：${name}`,
      '',
      `| ${columnsOf(report)
        .map(({ header }) => header)
        .join(' | ')} |`,
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
