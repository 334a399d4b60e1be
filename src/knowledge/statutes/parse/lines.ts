/**
 * Splits a text into trimmed lines with the marks of Markdown and HTML taken off; headings keep their #. Tables become one
 * line a row, cells parted by ` | `. Empty lines are dropped: in both collections a line is a paragraph.
 */
export function cleanLines(text: string): string[] {
  const marked = replaceBetween(
    replaceBetween(text, '<!--', '-->', () => ''),
    '<style',
    '</style>',
    () => '',
  );
  return rowsOfMarkdown(replaceBetween(marked, '<table', '</table>', rowsOfTable))
    .split(/\r\n?|\n|<br\s*\/?>/)
    .map(cleanLine)
    .filter((line) => line !== '' && !/^#+$/.test(line) && !/^-{3,}$/.test(line));
}

function cleanLine(line: string): string {
  return line
    .replace(/[\u200b-\u200f\ufeff\u2060]/g, '')
    .replace(/&nbsp;|&emsp;|&ensp;|[\u00a0\t\u2002-\u200a]/g, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\(https?:[^)]*\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/\*\*/g, '')
    .replace(/^:{3,}\s*(?:tip|info|warning|danger|details)?\s*/, '')
    .replace(/^\*(.*)\*$/, '$1')
    .replace(/\\([.*_#()[\]<>-])/g, '$1')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
}

/** Replaces each `open…close`; linear, where a lazy regular expression is not when nothing closes. */
function replaceBetween(
  text: string,
  open: string,
  close: string,
  replace: (inner: string) => string,
): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf(open, from);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (end < 0) break;
    parts.push(text.slice(from, start), replace(text.slice(start, end)));
    from = end + close.length;
  }
  return parts.join('') + text.slice(from);
}

function rowsOfTable(table: string): string {
  return table
    .split(/<tr\b/i)
    .slice(1)
    .map((row) =>
      [...row.matchAll(/<t[hd]\b[^>]*>([\s\S]*?)(?=<\/?t[hdr]\b|$)/gi)]
        .map((cell) => plainCell(cell[1]!))
        .join(' | '),
    )
    .join('\n');
}

function rowsOfMarkdown(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const row = line.trim();
      if (!row.startsWith('|') || !row.endsWith('|') || row.length < 2) return [line];
      if (/^[|\s:-]+$/.test(row)) return [];
      return [row.slice(1, -1).split('|').map(plainCell).join(' | ')];
    })
    .join('\n');
}

function plainCell(cell: string): string {
  return cell
    .replace(/<[^>]*>/g, '')
    .replace(/[\u2000-\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
