import { type Sheet, safeCell } from './sheet.ts';

/** RFC 4180, with the mark by which Excel knows UTF-8. Read row by row as it is sent. */
export async function* csvOf({ columns, rows }: Sheet): AsyncIterable<string> {
  yield `\uFEFF${columns.map(({ header }) => field(safeCell(header))).join(',')}\r\n`;
  for await (const row of rows) yield `${row.map((cell) => field(safeCell(cell))).join(',')}\r\n`;
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
