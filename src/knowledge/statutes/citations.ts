import { parseChineseNumber } from '../../core/chinese-numbers.ts';
import { type ArticleNumber, parseArticleNumber } from './article-number.ts';
import { titleBefore } from './named-title.ts';

/** One article named in running text. `index` and `length` cover the words that name it, its title included when it stands right before. */
export interface Citation {
  /** As written, without 《》; undefined: the text names no statute before it. */
  title?: string;
  /** Whether the title stands right before the number, or was named earlier in the text (or given by the caller). */
  titleFrom?: 'here' | 'context';
  number: ArticleNumber;
  /** 款, 1 for the first. */
  paragraph?: number;
  /** 项, 1 for （一）. */
  item?: number;
  index: number;
  length: number;
}

export interface CitationContext {
  /** The statute the text itself belongs to or speaks of: what 本法 means, and what a number without a title refers to first. */
  title?: string;
  /** Tells a statute's name from other words; with it 请问一下劳动法第三条 is read exactly. Without it by the shape of names. */
  knows?: (title: string) => boolean;
}

const NUM = '[零〇一二两三四五六七八九十百千\\d０-９]{1,10}';
const SUB = `(?:\\s*之\\s*(${NUM})(?![般切个种次]))?`;
/** Runs are bounded so that a paste of nothing but 1、1、1、 costs no more than its length. */
const ARTICLE = new RegExp(
  `(第\\s{0,3})?(${NUM}(?:\\s{0,3}[、，,]\\s{0,3}${NUM}){0,20})\\s{0,3}条${SUB}`,
  'g',
);
const PARAGRAPH = new RegExp(`^\\s*(?:的)?\\s*第\\s*(${NUM})\\s*款`);
const ITEM = new RegExp(`^\\s*(?:的)?\\s*第\\s*[（(]?\\s*(${NUM})\\s*[）)]?\\s*项`);
const MORE_PARAGRAPH = new RegExp(`^\\s*[、，和及与或]\\s*第\\s*(${NUM})\\s*款`);
const MORE_ITEM = new RegExp(`^\\s*[、，和及与或]\\s*第\\s*[（(]?\\s*(${NUM})\\s*[）)]?\\s*项`);
const RANGE_BEFORE = /(?:至|到|—|－|-|~|～)\s*$/;
/** 第一条微信, 第三条路: 条 counts things, not articles. */
const COUNTED =
  /^\s*(?:微信|短信|消息|信息|评论|留言|建议|理由|路|线|街|狗|船|鱼|腿|裤|命|新闻|语音|朋友圈|记录)/;
const LONGEST_TITLE = 100;
/** Wider ranges than this are not spelled out article by article, only their two ends. */
const WIDEST_RANGE = 50;

/**
 * Finds every article a text names: 《民法典》第一千零七十六条, 民法典1076条, 劳动法第四十四条第三项, 第二十条、第二十一条,
 * 第三条至第五条 (spelled out), 第二款、第三款 (one citation each). A number without a title takes the statute named last
 * before it. 前款 and 前条 name nothing. Linear in the length of the text.
 */
export function findCitations(text: string, context: CitationContext = {}): Citation[] {
  const found: Citation[] = [];
  let named = context.title;
  let scanned = 0;
  let previousEnd = -1;
  for (const match of text.matchAll(ARTICLE)) {
    const [whole, ordinal, list, sub] = match;
    const start = match.index;
    let end = start + whole.length;
    named = lastBracketedTitle(text.slice(scanned, start)) ?? named;
    // A title may reach over this place: 《关于第三条的解释》.
    scanned = Math.max(scanned, start - LONGEST_TITLE);
    if (insideTitle(text, start)) continue;
    const before = titleBefore(text, start, context.knows);
    const self = /(?:本|该|同)(?:法|条例|规定|办法|解释|细则|规则|决定)$/.exec(
      text.slice(Math.max(0, start - 4), start),
    );
    if (before !== undefined) named = before.title;
    else if (self?.[0].startsWith('本')) named = context.title;
    const chained =
      previousEnd >= 0 && /^\s*[、，,和及与或至到—－\-~～]?\s*$/.test(text.slice(previousEnd, start));
    if (ordinal === undefined && before === undefined && !chained) continue;
    if (before === undefined && COUNTED.test(text.slice(end))) continue;
    scanned = end;

    const numbers = list!
      .split(/\s*[、，,]\s*/)
      .map((part, i, all) =>
        parseArticleNumber(i === all.length - 1 && sub !== undefined ? `${part}之${sub}` : part),
      )
      .filter((number) => number !== undefined);
    const last = numbers.at(-1);
    if (last === undefined || !plausible(numbers)) continue;

    const tails: { paragraph?: number; item?: number }[] = [];
    const take = (pattern: RegExp): number | undefined => {
      const hit = pattern.exec(text.slice(end, end + 24));
      const value = hit ? parseChineseNumber(hit[1]!.trim()) : undefined;
      if (hit && value !== undefined) end += hit[0].length;
      return value;
    };
    let paragraph = take(PARAGRAPH);
    let item = take(ITEM);
    while (paragraph !== undefined || item !== undefined) {
      tails.push({
        ...(paragraph === undefined ? {} : { paragraph }),
        ...(item === undefined ? {} : { item }),
      });
      const nextItem = item === undefined ? undefined : take(MORE_ITEM);
      if (nextItem !== undefined) {
        item = nextItem;
        continue;
      }
      paragraph = take(MORE_PARAGRAPH);
      item = paragraph === undefined ? undefined : take(ITEM);
    }

    const from = before?.index ?? start;
    const title: Pick<Citation, 'title' | 'titleFrom'> =
      named === undefined ? {} : { title: named, titleFrom: before === undefined ? 'context' : 'here' };
    const place = { index: from, length: end - from };
    const rangeFrom = found.at(-1);
    if (chained && rangeFrom && RANGE_BEFORE.test(text.slice(previousEnd, start))) {
      // The articles in between stand under the words 至第五条, which name them.
      for (const number of between(rangeFrom.number, numbers[0]!)) found.push({ ...title, number, ...place });
    }
    for (const number of numbers.slice(0, -1)) found.push({ ...title, number, ...place });
    if (tails.length === 0) found.push({ ...title, number: last, ...place });
    for (const tail of tails) found.push({ ...title, number: last, ...tail, ...place });
    previousEnd = end;
    scanned = end;
  }
  return found;
}

/** 《关于适用刑法第十二条几个问题的解释》: the number is part of a name. */
function insideTitle(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_TITLE), at);
  const opened = before.lastIndexOf('《');
  if (opened < 0 || before.indexOf('》', opened) >= 0) return false;
  return /^[^《》\n]*》/.test(text.slice(at, at + LONGEST_TITLE));
}

function lastBracketedTitle(text: string): string | undefined {
  return [...text.matchAll(/《([^《》]{2,80}(?:《[^《》]*》[^《》]*)?)》/g)].at(-1)?.[1];
}

/** No statute has more than 3,000 articles, and none numbers one 0. */
function plausible(numbers: readonly ArticleNumber[]): boolean {
  return numbers.every((number) => {
    const main = Number(number.split('-')[0]);
    return main > 0 && main <= 3000;
  });
}

function between(from: ArticleNumber, to: ArticleNumber): ArticleNumber[] {
  const low = Number(from.split('-')[0]);
  const high = Number(to.split('-')[0]);
  if (high - low > WIDEST_RANGE) return [];
  const numbers: ArticleNumber[] = [];
  for (let n = low + 1; n < high; n++) numbers.push(String(n) as ArticleNumber);
  return numbers;
}
