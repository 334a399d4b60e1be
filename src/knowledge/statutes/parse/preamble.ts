import type { ArticleNumber } from '../article-number.ts';
import { readArticleLine } from './articles.ts';
import { readHeading } from './headings.ts';
import type { ParsedArticle } from './parsed.ts';

/** Takes the 序言 of the Constitution and the basic laws out as article `0`; other texts come back as they are. */
export function readPreamble(lines: readonly string[]): {
  preamble: ParsedArticle | undefined;
  rest: string[];
} {
  const from = lines.findIndex((line) => /^序\s*言$/.test(readHeading(line)?.text ?? line));
  if (from < 0 || lines.slice(0, from).some((line) => readArticleLine(line)))
    return { preamble: undefined, rest: [...lines] };
  let until = from + 1;
  while (until < lines.length && !readHeading(lines[until]!) && !readArticleLine(lines[until]!)) until++;
  const body = lines.slice(from + 1, until);
  if (body.length === 0) return { preamble: undefined, rest: [...lines] };
  const preamble = { number: '0' as ArticleNumber, label: '序言', path: [], text: body.join('\n') };
  return { preamble, rest: [...lines.slice(0, from), ...lines.slice(until)] };
}
