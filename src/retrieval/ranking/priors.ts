import { z } from 'zod';
import type { ArticleNumber } from '../../knowledge/statutes/article-number.ts';
import { NONE } from '../index/documents.ts';
import type { SearchIndex } from '../index/search-index.ts';

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
  statuteWords: ReadonlyMap<string, readonly [statute: number, strength: number][]>;
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
    counted,
    articleOf: (doc) => (from[doc]! <= day && day < until[doc]! ? article[keyOf[doc]!]! : 0),
    statuteWords: resolve(learned.statuteWords, (name) => index.statuteOf.get(name)),
  };
}
