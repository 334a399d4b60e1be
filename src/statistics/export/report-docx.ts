import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Report } from '../report/report.ts';
import { countedUntil } from './counted-until.ts';
import { columnsOf, DEMO_NOTE, figureRows } from './report-sheets.ts';

/** The usual look of an official paper: 仿宋 for the text, 黑体 for headings, 五号 in tables (half points). */
const BODY = { font: '仿宋', size: 32 };
const SMALL = { font: '仿宋', size: 21 };
const TWO_CHARACTERS = 640;

export function reportDocx(report: Report): Promise<Buffer> {
  const document = new Document({
    title: report.title,
    styles: { default: { document: { run: BODY } } },
    sections: [
      {
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            heading: HeadingLevel.TITLE,
            children: [new TextRun({ text: report.title, font: '黑体', size: 44 })],
          }),
          ...(report.demo ? [line(DEMO_NOTE)] : []),
          line(countedUntil(report)),
          ...report.paragraphs.flatMap(({ heading: title, text }) => [heading(title), line(text)]),
          ...report.tables.flatMap(({ name, figures }) => [
            heading(`附表：${name}`),
            new Table({
              width: { size: 100, type: WidthType.PERCENTAGE },
              rows: [
                tableRow(
                  columnsOf(report).map(({ header }) => header),
                  true,
                ),
                ...figures.flatMap(figureRows).map((row) => tableRow(row.map(String), false)),
              ],
            }),
            ...figures.map(
              ({ name: figure, unit, definition }) =>
                new Paragraph({
                  children: [new TextRun({ ...SMALL, text: `${figure}（${unit}）：${definition}` })],
                }),
            ),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const heading = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    children: [new TextRun({ text, font: '黑体', size: 32 })],
  });

const line = (text: string): Paragraph =>
  new Paragraph({ indent: { firstLine: TWO_CHARACTERS }, children: [new TextRun(text)] });

function tableRow(cells: readonly string[], header: boolean): TableRow {
  return new TableRow({
    tableHeader: header,
    children: cells.map(
      (text) =>
        new TableCell({
          children: [new Paragraph({ children: [new TextRun({ ...SMALL, text, bold: header })] })],
        }),
    ),
  });
}
