import type { LocalDate } from '../../core/dates.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { findCitations } from '../../knowledge/statutes/citations.ts';
import type { Article, StatuteLibrary } from '../../knowledge/statutes/statute.ts';
import { type Bound, findEach, findQuantities, plainText } from './quantities.ts';
import { lettersOf } from './quotations.ts';

/** What a passage can bear out: the numbers, articles and words that stand in it, or in the article it restates. */
export interface Evidence {
  passage: Passage;
  /** The article in force, when the passage is or restates one and the library has it. */
  article: Article | undefined;
  /** Letters of everything, for quotations of our own words. */
  letters: string;
  /** Letters of the statute's own wording; empty when it is not at hand. */
  wording: string;
  plain: string;
  quantities: ReadonlyMap<string, ReadonlySet<Bound | undefined>>;
  /** `statute#number` of every article it is, restates or names. */
  articles: ReadonlySet<string>;
}

/** `keyOf` brings the ways of writing a title to one. */
export function articleKey(library: StatuteLibrary, title: string, number: string): string {
  return `${statuteKey(library, title)}#${number}`;
}

export function statuteKey(library: StatuteLibrary, title: string): string {
  return library.find(title)?.key ?? lettersOf(title.replaceAll('中华人民共和国', ''));
}

export function evidenceOf(passage: Passage, library: StatuteLibrary, asOf: LocalDate): Evidence {
  const article = passage.article && library.article(passage.article.statute, passage.article.number, asOf);
  const own = `${passage.title}\n${passage.path}\n${passage.body}`;
  const text = article ? `${own}\n${article.text}` : own;

  const quantities = new Map<string, Set<Bound | undefined>>();
  const note = (key: string, bound: Bound | undefined) => {
    const bounds = quantities.get(key) ?? new Set();
    quantities.set(key, bounds.add(bound));
  };
  for (const { key, bound } of findQuantities(text)) {
    note(key, bound);
    // A day bears out its month and its year.
    if (key.endsWith(' date')) {
      const parts = key.replace(' date', '').split('-');
      for (let n = 1; n < parts.length; n++) note(`${parts.slice(0, n).join('-')} date`, undefined);
    }
  }
  for (const key of findEach(text)) note(key, undefined);
  const version = article?.version;
  const days = [
    passage.from,
    passage.until,
    version?.effective,
    version?.promulgated,
    version?.history.map((h) => h.date),
  ];
  for (const day of days.flat()) {
    const parts = day?.split('-').map(Number) ?? [];
    for (let n = 1; n <= parts.length; n++) note(`${parts.slice(0, n).join('-')} date`, undefined);
  }

  const articles = new Set<string>();
  if (passage.article) articles.add(articleKey(library, passage.article.statute, passage.article.number));
  const context = passage.article ? { title: passage.article.statute } : {};
  for (const cited of findCitations(text, context)) {
    if (cited.title !== undefined) articles.add(articleKey(library, cited.title, cited.number));
  }
  const wording = article?.text ?? (passage.kind === 'article' ? passage.body : '');
  return {
    passage,
    article,
    letters: lettersOf(text),
    wording: lettersOf(wording),
    plain: plainText(text).toLowerCase(),
    quantities,
    articles,
  };
}
