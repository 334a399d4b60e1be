/** Rows of a box for this text: the library's own way of growing writes style attributes, which the content policy refuses. */
export function rowsOf(text: string, least: number): number {
  const rows = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 45)), 0);
  return Math.min(18, Math.max(least, rows));
}
