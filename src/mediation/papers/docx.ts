import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  type ISectionOptions,
  LeaderType,
  LineRuleType,
  convertMillimetersToTwip as mm,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { codeOf, codePng } from './code.ts';
import type { Block, Cell, Paper, Row, Sheet, SignatureLine, Words } from './paper.ts';

/** Half-points, as Word counts: 二号 22 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt. */
const SIZE = { cover: 80, title: 44, text: 28, table: 24, small: 21 } as const;
const MARGIN = { top: mm(24), right: mm(26), bottom: mm(22), left: mm(28) };
/** Twips. */
const A4 = { width: 11_906, height: 16_838 };
const TEXT_WIDTH = A4.width - MARGIN.left - MARGIN.right;
const CODE_PIXELS = 170;

const FONT = { song: '宋体', hei: '黑体', fang: '仿宋' } as const;
type Font = keyof typeof FONT;
interface Look {
  font?: Font;
  size?: number;
  bold?: boolean;
}

/** The paper as a Word file. Fonts go by name; Word, WPS and LibreOffice put their own for one that is absent. */
export async function paperDocx(paper: Paper): Promise<Buffer> {
  const document = new Document({
    title: paper.name,
    creator: '法邻',
    description: paper.name,
    styles: {
      default: {
        document: {
          run: { font: fontOf('fang'), size: SIZE.text, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { line: 372, lineRule: LineRuleType.AUTO } },
        },
      },
    },
    sections: paper.sheets.map(section),
  });
  return Packer.toBuffer(document);
}

function section(sheet: Sheet): ISectionOptions {
  return {
    properties: {
      page: {
        size: A4,
        margin: { ...MARGIN, footer: mm(12) },
        pageNumbers: { start: 1 },
      },
    },
    footers: { default: new Footer({ children: sheet.unnumbered ? [new Paragraph({})] : [pageNumber()] }) },
    children: sheet.blocks.flatMap((item, i) => block(item, sheet.blocks[i + 1]?.kind)),
  };
}

function pageNumber(): Paragraph {
  const look = { font: fontOf('song'), size: SIZE.small };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        ...look,
        children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES_IN_SECTION, ' 页'],
      }),
    ],
  });
}

function block(item: Block, next: Block['kind'] | undefined): FileChild[] {
  switch (item.kind) {
    case 'office':
      return [
        paragraph(
          [item.text],
          { size: SIZE.title },
          { alignment: AlignmentType.CENTER, spacing: { after: 600 } },
        ),
      ];
    case 'title':
      return [
        paragraph(
          [item.text],
          { font: 'song', size: item.cover ? SIZE.cover : SIZE.title, bold: true },
          { alignment: AlignmentType.CENTER, spacing: { after: 240 }, keepNext: true },
        ),
      ];
    case 'number':
      return [
        paragraph(
          item.words,
          { size: SIZE.table },
          { alignment: AlignmentType.RIGHT, spacing: { after: 120 } },
        ),
      ];
    case 'heading':
      return [paragraph([item.text], { font: 'hei' }, { keepNext: true, spacing: { before: 160 } })];
    case 'paragraph':
      return [
        paragraph(item.words, item.small ? { size: SIZE.small } : {}, {
          alignment: AlignmentType.BOTH,
          keepNext: next === 'signatures',
          ...(item.flush ? {} : { indent: { firstLineChars: 200, firstLine: 560 } }),
        }),
      ];
    case 'gap':
      return [new Paragraph({ spacing: { before: mm(item.mm) } })];
    case 'lines':
      return Array.from({ length: item.count }, () => ruled(''));
    case 'table':
      // Word joins tables that follow each other, and needs a paragraph after the last one.
      return [table(item), new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT } })];
    case 'facts':
      return item.facts.map(
        (fact) =>
          new Paragraph({
            indent: { left: mm(38), hanging: mm(38) },
            tabStops: [{ type: TabStopType.LEFT, position: mm(38) }],
            children: [
              run(`${fact.label}：`, { font: 'hei' }),
              new TextRun({ children: [new Tab()] }),
              ...runs(fact.words),
            ],
          }),
      );
    case 'signatures':
      return item.lines.flatMap((line, i) => signature(line, next === 'seal' && i === item.lines.length - 1));
    case 'seal':
      return [item.office, item.date]
        .filter((words) => words.length > 0)
        .map((words, i, list) =>
          paragraph(
            words,
            {},
            {
              alignment: AlignmentType.RIGHT,
              indent: { right: 560 },
              keepNext: i < list.length - 1,
              ...(i === 0 ? { spacing: { before: 360 } } : {}),
            },
          ),
        );
    case 'code':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new ImageRun({
              type: 'png',
              data: codePng(codeOf(item.url)),
              transformation: { width: CODE_PIXELS, height: CODE_PIXELS },
              altText: { name: 'code', title: '二维码', description: '答复调解邀请的二维码' },
            }),
          ],
        }),
      ];
  }
}

function signature({ label, note }: SignatureLine, keepNext: boolean): Paragraph[] {
  const line = ruled(`${label}：`, { before: 260, keepNext: keepNext || note !== undefined });
  return note === undefined ? [line] : [line, paragraph([note], { size: SIZE.small }, { keepNext })];
}

/** Text, then a ruled line up to the right margin. */
function ruled(text: string, { before = 0, keepNext = false } = {}): Paragraph {
  return new Paragraph({
    keepNext,
    spacing: { before },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.UNDERSCORE }],
    children: [...(text === '' ? [] : [run(text)]), new TextRun({ children: [new Tab()] })],
  });
}

function table({ columns, rows, head }: Extract<Block, { kind: 'table' }>): Table {
  const widths = columns.map((part) => Math.floor((TEXT_WIDTH * part) / 100));
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: rows.map((row, i) => tableRow(row, head === true && i === 0)),
  });
}

function tableRow({ cells, height }: Row, head: boolean): TableRow {
  return new TableRow({
    cantSplit: !cells.some((cell) => cell.story),
    tableHeader: head,
    height: { value: mm(height), rule: HeightRule.ATLEAST },
    children: cells.map(tableCell),
  });
}

function tableCell({ words, label, story, across = 1, down = 1 }: Cell): TableCell {
  const lines: readonly Words[] = words.length > 0 ? words : [[]];
  return new TableCell({
    columnSpan: across,
    rowSpan: down,
    verticalAlign: story ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: lines.map((line) =>
      paragraph(
        line,
        { size: SIZE.table, ...(label ? { font: 'hei' } : {}) },
        {
          spacing: { line: story ? 360 : 300 },
          alignment: label ? AlignmentType.CENTER : AlignmentType.LEFT,
          ...(story ? { indent: { firstLineChars: 200, firstLine: 480 } } : {}),
        },
      ),
    ),
  });
}

function paragraph(
  words: Words,
  look: Look,
  options: Omit<IParagraphOptions, 'children' | 'text'>,
): Paragraph {
  return new Paragraph({ ...options, children: runs(words, look) });
}

function runs(words: Words, look: Look = {}): TextRun[] {
  // An underscore is half a character wide.
  return words.map((part) => run(typeof part === 'string' ? part : '_'.repeat(part.blank * 2), look));
}

function run(text: string, { font, size, bold }: Look = {}): TextRun {
  return new TextRun({
    text,
    ...(font === undefined ? {} : { font: fontOf(font) }),
    ...(size === undefined ? {} : { size }),
    ...(bold === undefined ? {} : { bold }),
  });
}

function fontOf(font: Font) {
  return {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
    eastAsia: FONT[font],
    hint: 'eastAsia',
  };
}
