import type { Claim } from '../../contracts/answer.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { CitationBook } from './citation-book.ts';
import type { Sources } from './sources.ts';

const MAX_LAW = 5;
/** An article is quoted whole up to here. */
const MAX_QUOTE = 600;

/** Each passage said in plain words: our digest where there is one, else the article itself, quoted as it stands. */
export function lawClaims(
  passages: readonly Passage[],
  sources: Sources,
  book: CitationBook,
  most: number = MAX_LAW,
): Claim[] {
  const seen = new Set<number>();
  return passages.flatMap((passage) => {
    if (seen.size >= most) return [];
    const n = book.cite(passage);
    if (seen.has(n)) return [];
    seen.add(n);
    return [{ text: sources.gist(passage), cites: [n] }];
  });
}

/** Articles to the letter, unless the plain words before them are already that. */
export function quotes(passages: readonly Passage[], sources: Sources, book: CitationBook): Claim[] {
  return passages
    .filter(
      (passage) =>
        passage.kind === 'article' &&
        passage.body.length <= MAX_QUOTE &&
        sources.gist(passage) !== passage.body,
    )
    .slice(0, MAX_LAW)
    .map((passage) => ({ text: `原文：「${passage.body}」`, cites: [book.cite(passage)] }));
}
