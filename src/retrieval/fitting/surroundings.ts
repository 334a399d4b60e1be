import type { LocalDate } from '../../core/dates.ts';
import { NONE } from '../index/documents.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { packAnchorRow } from '../ranking/anchor-rows.ts';
import { likelyChapters, likelyGuides, NOTHING_ANCHORED, type Weighted } from '../ranking/anchored.ts';
import type { GeneratorWeights } from '../ranking/candidates.ts';
import { keyLookup, type Learned, resolvePriors } from '../ranking/priors.ts';
import { rankCandidates } from '../ranking/ranker.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';
import { type LabelledQuestion, learn, type Surroundings } from './learn.ts';

/** Weights below this in a table are not kept: they would triple it and move nothing. */
const LEAST_WEIGHT = 0.05;

/** What an index says of the questions before anything is learned from them: so it is the same for every fold. */
export function surroundingsIn(
  index: SearchIndex,
  tokenizer: Tokenizer,
  generator: GeneratorWeights,
  asOf: LocalDate,
): Surroundings {
  const lookup = keyLookup(index);
  const unlearned = resolvePriors(learn([], tokenizer, asOf), index, lookup);
  const names = new Map<number, string>();
  for (const [name, key] of lookup) {
    const chapter = index.chapterOf[key]!;
    if (chapter !== NONE && !names.has(chapter)) names.set(chapter, name);
  }
  const near = new WeakMap<LabelledQuestion, { guides: Weighted[]; chapters: Weighted[] }>();
  const anchorsOf = (question: LabelledQuestion) => {
    let anchors = near.get(question);
    if (anchors === undefined) {
      const request = { text: question.text, asOf, areas: [] };
      const { evidence, accepts } = rankCandidates(index, tokenizer, unlearned, generator, request, 1);
      anchors = { guides: likelyGuides(index, evidence, accepts), chapters: likelyChapters(evidence) };
      near.set(question, anchors);
    }
    return anchors;
  };
  return {
    chapterOf({ statute, number }) {
      const key = lookup.get(`${statute}/${number}`);
      return key === undefined ? undefined : names.get(index.chapterOf[key]!);
    },
    anchored(questions) {
      const tables = { ...NOTHING_ANCHORED, names: [] as string[] };
      const places = new Map<string, number>();
      const placeOf = (name: string): number => {
        const place = places.get(name) ?? places.size;
        if (place === places.size) {
          places.set(name, place);
          tables.names.push(name);
        }
        return place;
      };
      const guides = new Counts();
      const chapters = new Counts();
      for (const question of questions) {
        const answers = [...new Set(question.relevant.map(({ statute, number }) => `${statute}/${number}`))];
        const anchors = anchorsOf(question);
        for (const [doc, weight] of anchors.guides) guides.add(index.documents.ids.get(doc), weight, answers);
        for (const [chapter, weight] of anchors.chapters) {
          // One of articles that are no longer in force on the day has no name to be found by.
          const name = names.get(chapter);
          if (name !== undefined) chapters.add(String(placeOf(name)), weight, answers);
        }
      }
      tables.guides = guides.table(placeOf);
      tables.chapters = chapters.table(placeOf);
      return tables;
    },
  };
}

class Counts {
  #rows = new Map<string, { total: number; articles: Map<string, number> }>();
  add(anchor: string, weight: number, articles: readonly string[]): void {
    let row = this.#rows.get(anchor);
    if (row === undefined) {
      row = { total: 0, articles: new Map() };
      this.#rows.set(anchor, row);
    }
    row.total += weight;
    for (const article of articles) row.articles.set(article, (row.articles.get(article) ?? 0) + weight);
  }
  table(placeOf: (name: string) => number): Learned['anchored']['guides'] {
    return Object.fromEntries(
      [...this.#rows].flatMap(([anchor, { total, articles }]) => {
        const kept = [...articles].filter(([, weight]) => weight >= LEAST_WEIGHT);
        if (kept.length === 0) return [];
        const pairs = kept.map(([name, weight]): [number, number] => [placeOf(name), weight]);
        return [[anchor, packAnchorRow({ total, articles: pairs })]];
      }),
    );
  }
}
