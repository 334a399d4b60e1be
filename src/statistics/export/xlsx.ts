import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import { type Sheet, safeCell } from './sheet.ts';

/** Written while it is read: of a million rows only a few are in memory. A failure breaks the stream off. */
export function xlsxOf(sheets: readonly Sheet[]): AsyncIterable<Uint8Array> {
  const out = new PassThrough();
  write(sheets, out).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

async function write(sheets: readonly Sheet[], stream: PassThrough): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ header, width }) => ({ header, width: width ?? 14 }));
    sheet.getRow(1).font = { bold: true };
    for await (const row of rows) {
      sheet.addRow(row.map(safeCell)).commit();
      if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
    }
    sheet.commit();
  }
  await workbook.commit();
}

/** Excel refuses some characters in the name of a sheet and more than 31 of them. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
