import { type ArticleNumber, formatArticleNumber, parseArticleNumber } from './statutes/article-number.ts';

/** An article named by our own text. `statute` is the title as written, without 中华人民共和国. */
export interface ArticleCitation {
  statute: string;
  number: ArticleNumber;
}

/** A piece of our own text and the articles that it rests on. */
export interface CitedPart {
  text: string;
  citations: readonly ArticleCitation[];
}

/** One line: its parts in order, and for convenience the whole text without marks and all its citations. */
export interface CitedText {
  text: string;
  parts: readonly CitedPart[];
  citations: readonly ArticleCitation[];
}

const NUMERALS = '[零〇一二两三四五六七八九十百千\\d]+';
const ARTICLE = new RegExp(
  `^(.*?)(第${NUMERALS}条(?:之${NUMERALS})?)(?:第${NUMERALS}款)?(?:第[（(]?${NUMERALS}[）)]?项)?$`,
);
const MARK = /\[([^[\]]+)\]/g;

/**
 * Reads text whose claims are followed by their sources in square brackets:
 * `满一年可以再起诉。[民法典第一千零七十九条、民事诉讼法第一百二十七条]`. A source without a title
 * (`、第一千零八十条`) belongs to the statute named before it in the same brackets.
 */
export function readCitedText(source: string): { text: CitedText; unreadable: string[] } {
  const parts: CitedPart[] = [];
  const unreadable: string[] = [];
  let at = 0;
  for (const match of source.matchAll(MARK)) {
    const citations: ArticleCitation[] = [];
    let title = '';
    for (const name of match[1]!.split(/[、；;]/)) {
      const article = ARTICLE.exec(name.trim());
      const number = article ? parseArticleNumber(article[2]!) : undefined;
      title = article?.[1]?.replace(/^《(.*)》$/, '$1').replaceAll('中华人民共和国', '') || title;
      if (number === undefined || title === '') unreadable.push(name);
      else citations.push({ statute: title, number });
    }
    parts.push({ text: source.slice(at, match.index).trim(), citations });
    at = match.index + match[0].length;
  }
  const rest = source.slice(at).trim();
  if (/^[。；，！？…）」』]+$/.test(rest) && parts.length > 0) {
    // A full stop written after the brackets belongs to the sentence before them.
    const last = parts.pop()!;
    parts.push({ ...last, text: last.text + rest });
  } else if (rest !== '') {
    parts.push({ text: rest, citations: [] });
  }
  return {
    text: {
      text: parts.map((part) => part.text).join(''),
      parts,
      citations: parts.flatMap((part) => part.citations),
    },
    unreadable,
  };
}

/** 民法典第一千零七十六条 */
export function formatCitation({ statute, number }: ArticleCitation): string {
  return `${statute}${formatArticleNumber(number)}`;
}
