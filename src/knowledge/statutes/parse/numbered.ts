import { parseChineseNumber } from '../../../core/chinese-numbers.ts';
import type { ArticleNumber } from '../article-number.ts';
import { joinParagraphs } from './articles.ts';
import { HeadingPath, readHeading } from './headings.ts';
import type { ParsedArticle } from './parsed.ts';

const CHINESE = /^(?:#+[\s\u3000]*)?([一二三四五六七八九十百]+)[\s\u3000]*[、．.][\s\u3000]*(.*)$/;
const ARABIC = /^(?:#+[\s\u3000]*)?(\d{1,3})[\s\u3000]*(?:[、．]|\.(?!\d))[\s\u3000]*(.*)$/;

interface Numbering {
  pattern: RegExp;
  label(words: string): string;
}

const chinese: Numbering = { pattern: CHINESE, label: (words) => `${words}、` };
const arabic: Numbering = { pattern: ARABIC, label: (words) => `${words}.` };

/**
 * Reads a document without articles: 一、二、…, or 1. 2. … where those run on through the whole document under
 * headings 一、二、 (the older rules on enforcement are cited so). Undefined when it has neither.
 */
export function readNumbered(
  lines: readonly string[],
): { lead: string[]; articles: ParsedArticle[] } | undefined {
  const inChinese = runLength(lines, CHINESE);
  const inArabic = runLength(lines, ARABIC);
  if (inArabic.count > inChinese.count * 2 && !inArabic.restarts && inArabic.count >= 5)
    return read(lines, arabic);
  if (inChinese.count >= 2) return read(lines, chinese);
  if (inArabic.count >= 3 && !inArabic.restarts) return read(lines, arabic);
  return undefined;
}

function runLength(lines: readonly string[], pattern: RegExp): { count: number; restarts: boolean } {
  let count = 0;
  let restarts = false;
  for (const line of lines) {
    const number = numberOf(line, pattern);
    if (number === count + 1) count++;
    else if (number === 1 && count > 0) restarts = true;
  }
  return { count, restarts };
}

function numberOf(line: string, pattern: RegExp): number | undefined {
  const words = pattern.exec(line)?.[1];
  return words === undefined ? undefined : parseChineseNumber(words);
}

function read(lines: readonly string[], numbering: Numbering): { lead: string[]; articles: ParsedArticle[] } {
  const path = new HeadingPath();
  const lead: string[] = [];
  const articles: { head: ParsedArticle; body: string[] }[] = [];
  for (const line of lines) {
    if (numberOf(line, numbering.pattern) === articles.length + 1) {
      const [, words, rest] = numbering.pattern.exec(line)!;
      const number = String(articles.length + 1) as ArticleNumber;
      const head = { number, label: numbering.label(words!), path: path.current(), text: '' };
      articles.push({ head, body: rest === '' ? [] : [rest!] });
      continue;
    }
    const heading = readHeading(line) ?? sectionOf(line, numbering);
    const current = articles.at(-1);
    if (heading && !(current && numbering === chinese && /^[（(\d]/.test(heading.text))) path.enter(heading);
    else if (current) current.body.push(line.replace(/^#+[\s\u3000]*/, ''));
    else lead.push(line);
  }
  return { lead, articles: articles.map(({ head, body }) => ({ ...head, text: joinParagraphs(body) })) };
}

/** In a document counted 1. 2. 3., a short line 一、执行机构及其职责 is a heading. */
function sectionOf(
  line: string,
  numbering: Numbering,
): { text: string; rank: undefined; hashes: number } | undefined {
  if (numbering !== arabic || line.length > 40 || !CHINESE.test(line) || /[。；]$/.test(line))
    return undefined;
  return { text: line, rank: undefined, hashes: 2 };
}
