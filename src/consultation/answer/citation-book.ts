import type { Citation } from '../../contracts/answer.ts';
import { formatCitation } from '../../knowledge/cited-text.ts';
import { type Passage, parseArticlePassageId } from '../../knowledge/passage.ts';
import { formatArticleNumber } from '../../knowledge/statutes/article-number.ts';

/**
 * Numbers the passages an answer rests on, in the order they are first cited. A digest and the article
 * it restates are one source: whichever is cited first gives the number to both.
 */
export class CitationBook {
  readonly #numbers = new Map<string, number>();
  readonly #passages: Passage[] = [];

  /** The number of this passage in the answer. */
  cite(passage: Passage): number {
    const key = passage.article ? formatCitation(passage.article) : passage.id;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#passages.push(passage);
    this.#numbers.set(key, this.#passages.length);
    return this.#passages.length;
  }

  get size(): number {
    return this.#passages.length;
  }

  /** By id, as the citation gate wants them. */
  passages(): Map<string, Passage> {
    return new Map(this.#passages.map((passage) => [passage.id, passage]));
  }

  citations(gist: (passage: Passage) => string): Citation[] {
    return this.#passages.map((passage, i) => citationOf(i + 1, passage, gist(passage)));
  }
}

export function citationOf(n: number, passage: Passage, gist: string): Citation {
  const base = { n, passageId: passage.id, kind: passage.kind, label: labelOf(passage), gist };
  if (!passage.article) return base;
  const { statute, number } = passage.article;
  const version = parseArticlePassageId(passage.id);
  return {
    ...base,
    statute,
    article: number,
    ...(version ? { versionId: version.versionId } : {}),
    ...(passage.from ? { effective: passage.from } : {}),
  };
}

/** 《民法典》第一千零七十六条, or 办事指南：楼上漏水. */
export function labelOf(passage: Passage): string {
  if (!passage.article) return `办事指南：${passage.title}`;
  return `《${passage.article.statute}》${formatArticleNumber(passage.article.number)}`;
}
