import { createHash } from 'node:crypto';
import exceljs from 'exceljs';
import { type LocalDate, parseLocalDate } from '../../core/dates.ts';
import { InvalidInput } from '../../core/errors.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { kindNamed, OUTREACH_IDS, OUTREACH_KINDS } from './kinds.ts';
import type { NewOutreach } from './ports.ts';
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts';

export interface SheetProblem {
  /** As Excel counts them, from 1. */
  row: number;
  column: string;
  value: string;
  problem: string;
}

export interface ReadSheet {
  read: number;
  entries: NewOutreach[];
  problems: SheetProblem[];
}

const MAX_ROWS = 5000;
const MOST = 1_000_000;

/** Reads the first sheet. Each row that cannot be entered is named with its row, column, value and reason; all of them at once. */
export async function readOutreachSheet(
  bytes: Uint8Array,
  context: { directory: Directory; today: LocalDate; by: string },
): Promise<ReadSheet> {
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  } catch (cause) {
    throw new InvalidInput('这个文件不是 .xlsx 表格，或者已经损坏', { cause });
  }
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new InvalidInput('表格里没有工作表');
  if (sheet.rowCount > MAX_ROWS + 1) throw new InvalidInput(`一次最多导入 ${MAX_ROWS} 行，请分几个文件`);
  const at = headOf(sheet);
  const result: ReadSheet = { read: 0, entries: [], problems: [] };
  const seen = new Map<string, number>();
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const text = (column: SheetColumn): string => {
      const index = at.get(column);
      return index === undefined ? '' : cellText(row.getCell(index).value);
    };
    if (SHEET_COLUMNS.every((column) => text(column) === '')) return;
    result.read += 1;
    const { entry, problems } = readRow(text, number, context);
    result.problems.push(...problems);
    if (!entry) return;
    // Two equal rows of one sheet are two events; the same sheet read again gives the same fingerprints.
    const same = JSON.stringify(SHEET_COLUMNS.map(text));
    const nth = (seen.get(same) ?? 0) + 1;
    seen.set(same, nth);
    const fingerprint = createHash('sha256').update(`${nth}\0${same}`).digest('hex');
    result.entries.push({ ...entry, fingerprint });
  });
  return result;
}

function headOf(sheet: exceljs.Worksheet): Map<SheetColumn, number> {
  const at = new Map<SheetColumn, number>();
  sheet.getRow(1).eachCell((cell, index) => {
    const name = cellText(cell.value);
    const column = SHEET_COLUMNS.find((one) => one === name);
    if (column) at.set(column, index);
  });
  const missing = (['日期', '种类', '人员'] as const).filter((column) => !at.has(column));
  if (missing.length > 0)
    throw new InvalidInput(`第一行缺少「${missing.join('」「')}」这几栏，请用下载的模板填写`);
  return at;
}

/** What a person sees in the cell: of a formula its result, of a date the day (Excel's have no time zone). */
function cellText(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('result' in value) return cellText(value.result as exceljs.CellValue);
  if ('text' in value) return cellText(value.text as exceljs.CellValue);
  return '';
}

function readRow(
  text: (column: SheetColumn) => string,
  row: number,
  { directory, today, by }: { directory: Directory; today: LocalDate; by: string },
): { entry: NewOutreach | undefined; problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const bad = (column: SheetColumn, problem: string): undefined => {
    problems.push({ row, column, value: text(column).slice(0, 100), problem });
    return undefined;
  };
  const day = dayIn(text('日期'));
  if (!day) bad('日期', '日期要写成 2026-03-01');
  else if (day > today) bad('日期', '日期还没有到');
  const kind = kindNamed(text('种类'));
  if (!kind) bad('种类', `种类只能是：${OUTREACH_IDS.map((id) => OUTREACH_KINDS[id].name).join('、')}`);
  const whole = (column: '数量' | '人数', least: number, otherwise: number): number => {
    const given = text(column);
    if (given === '') return otherwise;
    const value = Number(given);
    if (!Number.isInteger(value) || value < least || value > MOST)
      bad(column, `${column}要是 ${least} 到 ${MOST} 的整数`);
    return value;
  };
  const count = whole('数量', 1, 1);
  const people = whole('人数', 0, 0);
  const areaName = text('社区');
  const area =
    areaName === ''
      ? undefined
      : directory.areas.find(({ name, id }) => name === areaName || id === areaName);
  if (areaName !== '' && !area) bad('社区', '没有这个社区');
  const named = directory.people.filter(({ name, id }) => name === text('人员') || id === text('人员'));
  if (named.length === 0) bad('人员', '人员名单里没有这个人');
  else if (named.length > 1) bad('人员', '有几个人同名，请写编号');
  if (text('地点').length > 200) bad('地点', '地点不超过 200 个字');
  if (text('说明').length > 1000) bad('说明', '说明不超过 1000 个字');
  if (problems.length > 0 || !day || !kind) return { entry: undefined, problems };
  return {
    problems,
    entry: {
      kind,
      day,
      area: area?.id ?? '',
      person: named[0]!.id,
      place: text('地点'),
      note: text('说明'),
      count,
      people: OUTREACH_KINDS[kind].people ? people : 0,
      cameFrom: 'import',
      madeBy: by,
    },
  };
}

/** Also 2026/3/1, 2026.3.1 and 2026年3月1日, as people type them. */
function dayIn(text: string): LocalDate | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  return match
    ? parseLocalDate(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`)
    : undefined;
}
