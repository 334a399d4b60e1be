import type { ArticleNumber } from '../article-number.ts';
import { normaliseTitle } from '../title.ts';
import { readAnnexes, splitAnnexes } from './annexes.ts';
import { joinParagraphs, readArticleLine, readArticles } from './articles.ts';
import { readAmends, readEffective, readRepeals } from './facts.ts';
import { isHeadLine, readHistory } from './head.ts';
import { issuerOf, kindOf } from './kind.ts';
import { cleanLines } from './lines.ts';
import { readNumbered } from './numbered.ts';
import type { ParsedArticle, ParsedDocument, RawDocument } from './parsed.ts';
import { readPreamble } from './preamble.ts';
import { sketchOf } from './sketch.ts';

/** Reads one statute text. Pure; undefined when there is no text under the title. */
export function parseDocument(raw: RawDocument): ParsedDocument | undefined {
  const title = prettyTitle(raw.title);
  const lines = raw.parts.flatMap(cleanLines).filter((line) => !repeatsTitle(line, title));
  const head = raw.head.flatMap((text) => cleanLines(text)).filter((line) => !repeatsTitle(line, title));
  let from = 0;
  const text: string[] = [];
  // The head may go on below the layout's own mark; it ends at the first heading or article.
  for (; from < lines.length && !lines[from]!.startsWith('#') && !readArticleLine(lines[from]!); from++) {
    if (isHeadLine(lines[from]!)) head.push(lines[from]!);
    else text.push(lines[from]!);
  }
  text.push(...lines.slice(from));
  if (text.length === 0) return undefined;

  const { main, annexes } = splitAnnexes(text);
  const { preamble, rest } = readPreamble(main);
  const { lead, articles } = readBody(rest, title);
  const all = [...(preamble ? [preamble] : []), ...articles, ...readAnnexes(annexes)];
  const paragraphs = articles.flatMap((article) => article.text.split('\n'));
  const history = readHistory(head);
  const acts = history.filter((entry) => entry.act !== '施行');
  const promulgated = later(raw.promulgated, acts.at(-1)?.date);
  return {
    path: raw.path,
    key: normaliseTitle(title),
    title,
    kind: raw.kind ?? kindOf(title, head),
    issuer: raw.issuer ?? issuerOf(title, head, raw.kind ?? kindOf(title, head)),
    promulgated,
    history,
    lead: lead.join('\n'),
    articles: all,
    facts: {
      folderDate: raw.effective,
      headDate: history.filter((entry) => entry.act === '施行' || entry.act === '公布施行').at(-1)?.date,
      ...readEffective([...lead, ...paragraphs]),
      repeals: readRepeals(articles),
      amends: readAmends(title, paragraphs),
    },
    sketch: sketchOf(paragraphs),
  };
}

/** 第X条 articles; else numbered; else the whole as one article `0`. A decision that quotes articles is numbered itself. */
function readBody(lines: readonly string[], title: string): { lead: string[]; articles: ParsedArticle[] } {
  const first = lines.findIndex((line) => readArticleLine(line) !== undefined);
  const ownArticles = first >= 0 && countsItsArticles(lines, title);
  const numberedFirst = lines.findIndex((line) => /^[#\s]*一[\s\u3000]*、/.test(line));
  const quotes = /修改|修正案|决定/.test(title) && numberedFirst >= 0 && numberedFirst < first;
  if (ownArticles && !quotes) return readArticles(lines);
  const numbered = readNumbered(lines);
  if (numbered) return numbered;
  const plain = lines.map((line) => line.replace(/^#+[\s\u3000]*/, ''));
  return {
    lead: [],
    articles: [{ number: '0' as ArticleNumber, label: '全文', path: [], text: joinParagraphs(plain) }],
  };
}

/**
 * A table of 第一百二十条之一 … lists another law's articles. Those of a text begin at 第一条; a 修正案 may count on from the one
 * before, and a book of a code from the book before, without gaps.
 */
function countsItsArticles(lines: readonly string[], title: string): boolean {
  const numbers = lines
    .map(readArticleLine)
    .filter((article) => article !== undefined)
    .map(({ number }) => Number(number.split('-')[0]));
  if (numbers[0] === 1 || /修正案/.test(title)) return true;
  const inOrder = numbers.filter(
    (number, i) => i > 0 && (number === numbers[i - 1]! + 1 || number === numbers[i - 1]),
  ).length;
  return numbers.length >= 5 && inOrder >= (numbers.length - 1) * 0.9;
}

/** Brackets as official texts have them: 《》 outside, 〈〉 inside; full-width （）. */
function prettyTitle(title: string): string {
  let depth = 0;
  return title
    .replace(/[\s\u3000]+/g, (space, at: number) =>
      /人民(?:法院|检察院)$|部$/.test(title.slice(0, at)) ? '、' : space && '',
    )
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
    .replace(/[《〈<＜]|[》〉>＞]/g, (bracket) => {
      if ('《〈<＜'.includes(bracket)) return ++depth > 1 ? '〈' : '《';
      return depth-- > 1 ? '〉' : '》';
    });
}

function repeatsTitle(line: string, title: string): boolean {
  return line.length < title.length + 12 && normaliseTitle(line.replace(/^#+/, '')) === normaliseTitle(title);
}

function later<T extends string>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined) return b;
  return b === undefined || a >= b ? a : b;
}
