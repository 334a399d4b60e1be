import { annexNumber } from '../article-number.ts';
import { joinParagraphs, readArticleLine } from './articles.ts';
import { isAnnexHeading, readHeading } from './headings.ts';
import type { ParsedArticle } from './parsed.ts';

/**
 * Parts a law from what is annexed to it. An annex begins at 附件…, 附表… or, after the last article, at a heading that is no
 * 第X章 (个人所得税税率表一). 附则 is part of the law.
 */
export function splitAnnexes(lines: readonly string[]): { main: string[]; annexes: string[] } {
  const lastArticle = lines.findLastIndex((line) => readArticleLine(line) !== undefined);
  const start = lines.findIndex((line, i) => {
    const heading = readHeading(line);
    const words = heading?.text ?? line;
    if (isAnnexHeading(words) && (i > lastArticle || /^附件/.test(words)) && i > 0)
      return restIsAnnex(lines, i, lastArticle);
    return (
      lastArticle >= 0 &&
      i > lastArticle &&
      heading !== undefined &&
      heading.rank === undefined &&
      !/^附\s*则/.test(words)
    );
  });
  return start < 0
    ? { main: [...lines], annexes: [] }
    : { main: lines.slice(0, start), annexes: lines.slice(start) };
}

/** An annex may hold articles of its own; they begin again at 第一条, while those of the law never do. */
function restIsAnnex(lines: readonly string[], from: number, lastArticle: number): boolean {
  if (from > lastArticle) return true;
  const next = lines
    .slice(from)
    .map(readArticleLine)
    .find((article) => article !== undefined);
  return next?.number === '1' && lines.slice(0, from).some((line) => readArticleLine(line)?.number === '1');
}

/** Each annex is one entry, numbered 附1, 附2, … in the order of the text. */
export function readAnnexes(lines: readonly string[]): ParsedArticle[] {
  const annexes: { title: string; body: string[] }[] = [];
  lines.forEach((line, i) => {
    const heading = readHeading(line);
    const words = heading?.text ?? line;
    const titled =
      heading !== undefined &&
      heading.rank === undefined &&
      heading.hashes <= 2 &&
      !/^[（(]?[一二三四五六七八九十\d]+[、.．）)]/.test(words);
    const starts = i === 0 || isAnnexHeading(words) || titled;
    if (starts) annexes.push({ title: words, body: [] });
    else annexes.at(-1)!.body.push(line.replace(/^#+[\s\u3000]*/, ''));
  });
  return annexes
    .filter((annex) => annex.body.length > 0)
    .map((annex, i) => ({
      number: annexNumber(i + 1),
      label: annex.title,
      path: [],
      text: joinParagraphs(annex.body),
    }));
}
