import { parseChineseNumber } from '../../../core/chinese-numbers.ts';
import { type ArticleNumber, parseArticleNumber } from '../article-number.ts';
import { HeadingPath, readHeading } from './headings.ts';
import type { ParsedArticle } from './parsed.ts';

const NUM = '[零〇一二两三四五六七八九十百千\\d０-９]{1,9}';
/** 笫 for 第 is a misprint that occurs; the number must be followed by a space, a bracket or nothing. */
const ARTICLE = new RegExp(
  `^#*[\\s\\u3000]*[第笫]\\s*(${NUM}\\s*条(?:\\s*之\\s*${NUM})?)(?=[\\s\\u3000【（(]|$)[\\s\\u3000]*(.*)$`,
);
/** 第二百七十一 条法庭…: no space after; an article only where it is exactly the next. */
const UNSPACED = new RegExp(`^[第笫]\\s*(${NUM}\\s*条)(?![的规款项之、，和与及至中或所])(.+)$`);
const INSIDE = new RegExp(`([。；])[\\s\\u3000]*(?=第(${NUM})条[\\s\\u3000])`, 'g');
/** An article this far ahead of the one before is no article but a reference that happens to begin a line. */
const WIDEST_GAP = 40;

/** The line as the beginning of an article; undefined when it is none. */
export function readArticleLine(
  line: string,
): { number: ArticleNumber; label: string; rest: string } | undefined {
  return asArticle(ARTICLE.exec(line));
}

function asArticle(
  match: RegExpExecArray | null,
): { number: ArticleNumber; label: string; rest: string } | undefined {
  const label = match ? `第${match[1]!.replace(/\s/g, '')}` : undefined;
  const number = label === undefined ? undefined : parseArticleNumber(label);
  return number === undefined || label === undefined ? undefined : { number, label, rest: match![2]! };
}

/** Whether `number` may follow `last`: upwards, without a wide gap; 之一 after its main article. */
export function follows(number: ArticleNumber, last: ArticleNumber | undefined): boolean {
  if (last === undefined) return true;
  const [main, sub = 0] = number.split('-').map(Number) as [number, number?];
  const [lastMain, lastSub = 0] = last.split('-').map(Number) as [number, number?];
  if (main === lastMain) return sub === lastSub + 1;
  return main > lastMain && main - lastMain <= WIDEST_GAP;
}

/**
 * Reads 第X条 articles. Lines before the first article come back as `lead`. A line that holds several articles
 * (… 。 第十二条 …) is parted where the next number continues the sequence.
 */
export function readArticles(lines: readonly string[]): { lead: string[]; articles: ParsedArticle[] } {
  const path = new HeadingPath();
  const lead: string[] = [];
  const articles: ParsedArticle[] = [];
  let last: ArticleNumber | undefined;
  let body: string[] | undefined;
  const close = () => {
    const article = articles.at(-1);
    if (article && body) article.text = joinParagraphs(body);
    body = undefined;
  };
  for (const line of lines.flatMap((whole) => partArticles(whole))) {
    const unspaced = last === undefined ? undefined : asArticle(UNSPACED.exec(line));
    const next =
      unspaced && Number(unspaced.number) === Number(last!.split('-')[0]) + 1 ? unspaced : undefined;
    const start = readArticleLine(line) ?? next;
    if (start && follows(start.number, last)) {
      close();
      last = start.number;
      body = start.rest === '' ? [] : [start.rest];
      articles.push({ number: start.number, label: start.label, path: path.current(), text: '' });
      continue;
    }
    const heading = readHeading(line);
    if (heading) {
      close();
      path.enter(heading);
    } else if (body) {
      body.push(line);
    } else if (articles.length === 0) {
      lead.push(line);
    } else {
      // Text right under a heading in the middle of a law belongs to no article; it is kept with the one before.
      const previous = articles.at(-1)!;
      previous.text += `\n${line}`;
    }
  }
  close();
  return { lead, articles };
}

function partArticles(line: string): string[] {
  const first = readArticleLine(line);
  if (!first) return [line];
  const parts: string[] = [];
  let from = 0;
  let expected = Number(first.number.split('-')[0]) + 1;
  for (const match of line.matchAll(INSIDE)) {
    if (parseChineseNumber(match[2]!) !== expected) continue;
    parts.push(line.slice(from, match.index + match[1]!.length));
    from = match.index + match[0].length;
    expected++;
  }
  parts.push(line.slice(from));
  return parts;
}

const INLINE_ITEM = /(?<=[：:；;])[\s\u3000]*(?=[（(][一二三四五六七八九十]{1,3}[）)])/g;

/** Paragraphs parted by \n; items written in one run (：（一）…；（二）…) each on its own line. */
export function joinParagraphs(paragraphs: readonly string[]): string {
  return paragraphs
    .flatMap((paragraph) =>
      /[：:][\s\u3000]*[（(]一[）)]/.test(paragraph) ? paragraph.split(INLINE_ITEM) : [paragraph],
    )
    .join('\n');
}
