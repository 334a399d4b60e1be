import exceljs from 'exceljs';
import type { Directory } from '../../knowledge/directory.ts';
import { OUTREACH_IDS, OUTREACH_KINDS } from './kinds.ts';
import { SHEET_COLUMNS } from './sheet-columns.ts';

const ROWS = 500;

/** A sheet to fill in: lists to choose from, and a second sheet that says how. */
export async function outreachTemplate(directory: Directory): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('活动登记', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = SHEET_COLUMNS.map((header) => ({ header, width: header === '说明' ? 40 : 16 }));
  sheet.getRow(1).font = { bold: true };
  const help = workbook.addWorksheet('填写说明');
  help.columns = [{ width: 20 }, { width: 10 }, { width: 20 }, { width: 20 }];
  help.addRow(['种类', '数量的单位', '社区', '人员']).font = { bold: true };
  const kinds = OUTREACH_IDS.map((id) => OUTREACH_KINDS[id]);
  const areas = directory.areas.map(({ name }) => name);
  const people = directory.people.map(({ name }) => name);
  for (let i = 0; i < Math.max(kinds.length, areas.length, people.length); i++)
    help.addRow([kinds[i]?.name, kinds[i]?.unit, areas[i], people[i]]);
  help.addRow([]);
  for (const line of HELP) help.addRow([line]);
  const list = (column: string, count: number) => ({
    type: 'list' as const,
    allowBlank: true,
    formulae: [`填写说明!$${column}$2:$${column}$${count + 1}`],
  });
  for (let row = 2; row <= ROWS; row++) {
    sheet.getCell(row, 1).numFmt = 'yyyy-mm-dd';
    sheet.getCell(row, 2).dataValidation = list('A', kinds.length);
    sheet.getCell(row, 5).dataValidation = list('C', areas.length);
    sheet.getCell(row, 7).dataValidation = list('D', people.length);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const HELP = [
  '日期写成 2026-03-01；种类、社区、人员从下拉里选。',
  '数量不填算 1；走访、讲座、活动、培训可填人数，其他种类的人数不算。',
  '社区不填，算在街道。同一张表导入两次，只登记一次。',
];
