import { z } from 'zod';
import type { ArticleNumber } from '../../knowledge/statutes/article-number.ts';
import { NONE } from '../index/documents.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { type Anchored, anchoredSchema, resolveAnchored } from './anchored.ts';

/**
 * How often lay questions turned on a statute and an article, counted over a set of them; and, per statute, the words
 * that went with it beyond chance. Numbers and words, no question and no statute text.
 */
export const learnedSchema = z.object({
  /** The law as of this day is what was counted; a later text of the same number may be another rule. */
  asOf: z.string(),
  questions: z.number(),
  statutes: z.record(z.string(), z.number()),
  articles: z.record(z.string(), z.record(z.string(), z.number())),
  /** Word → statute → strength. */
  statuteWords: z.record(z.string(), z.record(z.string(), z.number())),
  /** The same of chapters, each named by one of its articles: chapters have no names of their own that last. */
  chapterWords: z.record(z.string(), z.record(z.string(), z.number())),
  /** The same of articles that many questions turn on: the general rules that share no word with them. */
  articleWords: z.record(z.string(), z.record(z.string(), z.number())),
  anchored: anchoredSchema,
});
export type Learned = z.infer<typeof learnedSchema>;

/** The learned figures against one index, by its own numbers. */
export interface Priors {
  /** log(1 + count) by statute. */
  statute: Float32Array;
  /** Article keys that were counted at all. */
  counted: readonly number[];
  /** log(1 + count) of the article a passage holds; 0 for a text that was not in force on the day of the counting: a revised statute gives its numbers to other rules. */
  articleOf(doc: number): number;
  /** log(1 + count) by article key. */
  ofKey: Float32Array;
  statuteWords: ReadonlyMap<string, readonly [statute: number, strength: number][]>;
  chapterWords: ReadonlyMap<string, readonly [chapter: number, strength: number][]>;
  articleWords: ReadonlyMap<string, readonly [key: number, strength: number][]>;
  /** log(1 + count) by chapter: questions that turned on any of its articles. */
  chapter: Float32Array;
  anchored: Anchored;
}

/** The key of an article in the index, by binary search within its statute; -1 when it has none. */
function findKey(
  lookup: ReadonlyMap<string, number>,
  statute: string,
  number: ArticleNumber | string,
): number {
  return lookup.get(`${statute}/${number}`) ?? -1;
}

export function keyLookup(index: SearchIndex): ReadonlyMap<string, number> {
  const lookup = new Map<string, number>();
  for (let key = 0; key < index.keys.size; key++) {
    const statute = index.keys.statute[key]!;
    if (statute !== NONE) lookup.set(`${index.meta.statutes[statute]!.key}/${index.keys.number(key)}`, key);
  }
  return lookup;
}

export function resolvePriors(
  learned: Learned,
  index: SearchIndex,
  lookup: ReadonlyMap<string, number>,
): Priors {
  const statute = new Float32Array(index.meta.statutes.length);
  const article = new Float32Array(index.keys.size);
  const chapter = new Float32Array(index.chapters.documents);
  const counted: number[] = [];
  for (const [key, count] of Object.entries(learned.statutes)) {
    const at = index.statuteOf.get(key);
    if (at !== undefined) statute[at] = Math.log1p(count);
  }
  for (const [key, numbers] of Object.entries(learned.articles)) {
    for (const [number, count] of Object.entries(numbers)) {
      const at = findKey(lookup, key, number);
      if (at >= 0) {
        article[at] = Math.log1p(count);
        counted.push(at);
        if (index.chapterOf[at] !== NONE) chapter[index.chapterOf[at]!]! += count;
      }
    }
  }
  const { key: keyOf, from, until } = index.documents;
  const day = Number(learned.asOf.replaceAll('-', ''));
  const resolve = (words: Learned['statuteWords'], find: (name: string) => number | undefined) =>
    new Map(
      Object.entries(words).map(([word, strengths]) => [
        word,
        Object.entries(strengths).flatMap(([name, strength]): [number, number][] => {
          const at = find(name);
          return at === undefined ? [] : [[at, strength]];
        }),
      ]),
    );
  return {
    statute,
    chapter: chapter.map(Math.log1p),
    counted,
    ofKey: article,
    articleOf: (doc) => (from[doc]! <= day && day < until[doc]! ? article[keyOf[doc]!]! : 0),
    statuteWords: resolve(learned.statuteWords, (name) => index.statuteOf.get(name)),
    chapterWords: resolve(learned.chapterWords, (name) => {
      const key = lookup.get(name);
      const at = key === undefined ? NONE : index.chapterOf[key]!;
      return at === NONE ? undefined : at;
    }),
    articleWords: resolve(learned.articleWords, (name) => lookup.get(name)),
    anchored: resolveAnchored(learned.anchored, index, lookup),
  };
}
