/** What a cell may hold; undefined and null are empty. */
export type Cell = string | number | null | undefined;

/** A table to be written as .csv or a sheet of .xlsx. Rows may come as they are read: nothing is kept in memory. */
export interface Sheet {
  name: string;
  columns: readonly { header: string; width?: number }[];
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/**
 * Text that a spreadsheet could take for a formula, made harmless by a quote before it (OWASP, CSV Injection): what
 * residents and advisers type ends up in these files. Numbers are numbers and stay so.
 */
export function safeCell(cell: Cell): string | number {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return cell;
  // Control characters are not allowed in XML and hide what follows them.
  const text = [...cell].filter((char) => char >= ' ' || '\t\r\n'.includes(char)).join('');
  return /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
