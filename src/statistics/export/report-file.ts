import type { Report } from '../report/report.ts';
import { wholeOf } from './bytes.ts';
import { csvOf } from './csv.ts';
import { reportDocx } from './report-docx.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reportSheets, reportTable } from './report-sheets.ts';
import { xlsxOf } from './xlsx.ts';

export const REPORT_FORMATS = ['xlsx', 'docx', 'csv', 'md', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const MEDIA_TYPES: Record<ReportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** A report is some hundred rows: one piece. */
export async function reportFile(report: Report, format: ReportFormat): Promise<Buffer> {
  switch (format) {
    case 'xlsx':
      return wholeOf(xlsxOf(reportSheets(report)));
    case 'docx':
      return reportDocx(report);
    case 'csv':
      return wholeOf(csvOf(reportTable(report)));
    case 'md':
      return Buffer.from(reportMarkdown(report));
    case 'json':
      return Buffer.from(`${JSON.stringify(report, null, 2)}\n`);
  }
}
