import { z } from 'zod';
import { NONE } from '../index/documents.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { topScored } from '../index/top-docs.ts';
import { unpackAnchorRow } from './anchor-rows.ts';
import type { Evidence } from './evidence.ts';

/** By anchor a packed row (anchor-rows.ts). */
const anchorsSchema = z.record(z.string(), z.string());

/**
 * Which articles answer questions that lie near a guide (by passage id) or a chapter (by the place of one of its articles in `names`): how
 * a general rule is found that has no word of the question in it.
 */
export const anchoredSchema = z.object({
  names: z.array(z.string()),
  guides: anchorsSchema,
  chapters: anchorsSchema,
});
export const NOTHING_ANCHORED: z.infer<typeof anchoredSchema> = { names: [], guides: {}, chapters: {} };

/** By guide passage and by chapter: chance of each article, by its key. */
export interface Anchored {
  guides: AnchorTable;
  chapters: AnchorTable;
}
type AnchorTable = ReadonlyMap<number, readonly [key: number, chance: number][]>;

/** An anchor with few questions near it is believed less. */
const SMOOTHING = 1;
const GUIDES = 8;
const CHAPTERS = 8;
/** How much the likeliest anchor counts before the next. */
const SHARPNESS = 1.5;

export type Weighted = readonly [anchor: number, weight: number];

export function resolveAnchored(
  learned: z.infer<typeof anchoredSchema>,
  index: SearchIndex,
  lookup: ReadonlyMap<string, number>,
): Anchored {
  const keys = learned.names.map((name) => lookup.get(name));
  const table = (
    anchors: z.infer<typeof anchorsSchema>,
    find: (name: string) => number | undefined,
  ): AnchorTable =>
    new Map(
      Object.entries(anchors).flatMap(([name, row]) => {
        const anchor = find(name);
        if (anchor === undefined) return [];
        const { total, articles } = unpackAnchorRow(row);
        const chances = articles.flatMap(([at, weight]): [number, number][] => {
          const key = keys[at];
          return key === undefined ? [] : [[key, weight / (total + SMOOTHING)]];
        });
        return [[anchor, chances] as const];
      }),
    );
  const guides = new Map<string, number>();
  for (let doc = 0; doc < index.firstArticle; doc++)
    if (index.documents.kind[doc] === 0) guides.set(index.documents.ids.get(doc), doc);
  return {
    guides: table(learned.guides, (name) => guides.get(name)),
    chapters: table(learned.chapters, (place) => {
      const key = keys[Number(place)];
      const chapter = key === undefined ? NONE : index.chapterOf[key]!;
      return chapter === NONE ? undefined : chapter;
    }),
  };
}

/** The guides nearest to the message, shares of 1. Reads the scores of the last search. */
export function likelyGuides(
  index: SearchIndex,
  { questionLikeness }: Evidence,
  accepts: (doc: number) => boolean,
): Weighted[] {
  const { kind } = index.documents;
  const { word, bigram } = index.searcher;
  return shares(index.firstArticle, GUIDES, (doc) => {
    if (kind[doc] !== 0) return 0;
    const score = word[doc]! + bigram[doc]! + 2 * (questionLikeness.get(doc) ?? 0);
    return score > 0 && accepts(doc) ? score : 0;
  });
}

export function likelyChapters({ chapterVotes, chapterText }: Evidence): Weighted[] {
  return shares(chapterText.length, CHAPTERS, (chapter) => {
    const votes = chapterVotes[chapter]!;
    return chapterText[chapter]! + (votes > 0 ? 2 * Math.log1p(votes) : 0);
  });
}

function shares(count: number, limit: number, scoreOf: (at: number) => number): Weighted[] {
  const best = topScored(0, count, limit, scoreOf);
  const scores = best.map(scoreOf);
  const top = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(SHARPNESS * (score - top)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return best.map((anchor, i) => [anchor, weights[i]! / sum]);
}

/** By article key: the square root of its chance, so that rare ones still show. */
export function anchoredArticles(
  anchors: readonly Weighted[],
  table: AnchorTable,
): ReadonlyMap<number, number> {
  const chances = new Map<number, number>();
  for (const [anchor, weight] of anchors)
    for (const [key, chance] of table.get(anchor) ?? [])
      chances.set(key, (chances.get(key) ?? 0) + weight * chance);
  for (const [key, chance] of chances) chances.set(key, Math.sqrt(chance));
  return chances;
}
