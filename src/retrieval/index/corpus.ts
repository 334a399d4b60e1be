import type { LocalDate } from '../../core/dates.ts';
import { articlePassage } from '../../knowledge/article-passage.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { compareArticleNumbers } from '../../knowledge/statutes/article-number.ts';
import type { Statute, StatuteLibrary } from '../../knowledge/statutes/statute.ts';

/**
 * The articles of one statute over all its versions, by number, then by date. Versions that follow each other with the same
 * text become one passage over the joined interval; it carries the latest version's id and headings.
 */
export function articlesOfStatute(library: StatuteLibrary, statute: Statute): Passage[] {
  const byNumber = new Map<string, Passage[]>();
  const versions = library.versions(statute).sort((a, b) => (a.effective < b.effective ? -1 : 1));
  for (const version of versions) {
    if (version.until !== undefined && version.until <= version.effective) continue;
    for (const article of library.articlesOf(version)) {
      const passage = articlePassage(article);
      const earlier = byNumber.get(article.number);
      const last = earlier?.at(-1);
      if (earlier === undefined || last === undefined) byNumber.set(article.number, [passage]);
      else if (last.body === passage.body && last.until === passage.from) {
        earlier[earlier.length - 1] = { ...passage, from: last.from as LocalDate };
      } else earlier.push(passage);
    }
  }
  return [...byNumber.values()]
    .sort((a, b) => compareArticleNumbers(a[0]!.article!.number, b[0]!.article!.number))
    .flat();
}

/** Everything to index, guides and digests first, then the statutes one after the other (the builder relies on it). */
export function* indexedPassages(
  knowledge: Iterable<Passage>,
  library: StatuteLibrary,
  asOf: LocalDate,
): Iterable<Passage[]> {
  const own = [...knowledge];
  yield own.filter((passage) => passage.kind === 'guide');
  yield own.filter((passage) => passage.kind === 'digest');
  for (const { statute } of library.list(asOf)) yield articlesOfStatute(library, statute);
}
