import { formatChineseNumber, parseChineseNumber } from '../../core/chinese-numbers.ts';

/**
 * An article's number in canonical form: `1076` for 第一千零七十六条, `120-1` for 第一百二十条之一.
 * Documents without articles number their items (一、二、…) the same way: `1`, `2`, …; a document
 * with neither is one article, `0`, and so is a preamble (序言). Annexes come after all articles: `附1`, `附2`, ….
 */
export type ArticleNumber = string & { readonly __brand: 'ArticleNumber' };

const NUMERAL = '[零〇一二两三四五六七八九十百千万\\d０-９]+';
const ARTICLE = new RegExp(`^第?\\s*(${NUMERAL})\\s*条?(?:\\s*(?:之|-)\\s*(${NUMERAL}))?$`);

/** Reads 第一百二十条之一, 120条之一, 1076, 120-1; undefined when it is none of these. */
export function parseArticleNumber(text: string): ArticleNumber | undefined {
  const annex = /^附(?:件|表|录)?\s*([一二三四五六七八九十\d]{1,3})$/.exec(text.trim());
  if (annex) return annexNumber(parseChineseNumber(annex[1]!) ?? 1);
  const match = ARTICLE.exec(text.trim());
  if (!match) return undefined;
  const main = parseChineseNumber(match[1]!);
  if (main === undefined) return undefined;
  if (match[2] === undefined) return String(main) as ArticleNumber;
  const sub = parseChineseNumber(match[2]);
  return sub === undefined ? undefined : (`${main}-${sub}` as ArticleNumber);
}

/** The number of the `index`-th annex, counted from 1. */
export function annexNumber(index: number): ArticleNumber {
  return `附${index}` as ArticleNumber;
}

/** `1076` → 第一千零七十六条, `120-1` → 第一百二十条之一, `0` → 全文, `附1` → 附件一. */
export function formatArticleNumber(number: ArticleNumber): string {
  if (number === '0') return '全文';
  if (number.startsWith('附')) return `附件${formatChineseNumber(Number(number.slice(1)))}`;
  const [main, sub] = number.split('-');
  const head = `第${formatChineseNumber(Number(main))}条`;
  return sub === undefined ? head : `${head}之${formatChineseNumber(Number(sub))}`;
}

export function compareArticleNumbers(a: ArticleNumber, b: ArticleNumber): number {
  const [am, as] = sortKey(a);
  const [bm, bs] = sortKey(b);
  return am - bm || as - bs;
}

function sortKey(number: ArticleNumber): [number, number] {
  if (number.startsWith('附')) return [1e6, Number(number.slice(1))];
  const [main, sub] = number.split('-').map(Number);
  return [main!, sub ?? 0];
}
