/** Excel takes a cell that begins so for a formula, and runs it at whoever opens the file; a quote before it makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

/** One line of a .csv file (RFC 4180), safe to open in a spreadsheet. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  const quoted = cells.map((cell) => {
    const text = cell === null || cell === undefined ? '' : String(cell);
    const safe = typeof cell === 'string' && FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(',')}\r\n`;
}

/** Without it Excel reads UTF-8 as something else. */
export const CSV_BOM = '\ufeff';

/** Headers of a file to save under a Chinese name (RFC 6266). */
export const fileHeaders = (name: string, type: string): Record<string, string> => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  'X-Content-Type-Options': 'nosniff',
});
