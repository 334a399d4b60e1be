import { NONE } from '../index/documents.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { anchoredArticles, likelyChapters, likelyGuides } from './anchored.ts';
import type { Evidence } from './evidence.ts';
import type { Priors } from './priors.ts';

/** What the ranking of articles and digests sees of one candidate. The order is that of the weights. */
export const FEATURES = [
  'words',
  'bigrams',
  'wordsShare',
  'bigramsShare',
  'wordsTimesBigrams',
  'digest',
  'statuteText',
  'statuteTitle',
  'statutePrior',
  'articlePrior',
  'statuteVotes',
  'articleVotes',
  'statuteWords',
  'chapterText',
  'chapterNeighbours',
  'adjacent',
  'statuteNeighbours',
  'length',
  'position',
  'opening',
  'interpretation',
  'regulation',
  'topic',
  'chapterPrior',
  'chapterVotes',
  'chapterWords',
  'nearPrior',
  'nearVotes',
  'guide',
  'likeness',
  'articleWords',
  'articleChance',
  'guideAnchored',
  'chapterAnchored',
] as const;
export const FEATURE_COUNT = FEATURES.length;

export interface FeatureMatrix {
  docs: Uint32Array;
  /** Row by row, FEATURE_COUNT to a row. */
  values: Float32Array;
}

export interface FeatureContext {
  index: SearchIndex;
  evidence: Evidence;
  priors: Priors;
  accepts(doc: number): boolean;
  /** Agreement of a passage's topics with the message's, 0 or 1. */
  topicMatch(doc: number): number;
}

/** Reads the searcher's scores of the last search, so it must follow that search at once. */
export function computeFeatures(context: FeatureContext, docs: Uint32Array): FeatureMatrix {
  const { index, evidence, priors, accepts } = context;
  const { documents, searcher } = index;
  const { word, bigram } = searcher;
  let maxWord = 1e-9;
  let maxBigram = 1e-9;
  for (const doc of docs) {
    if (word[doc]! > maxWord) maxWord = word[doc]!;
    if (bigram[doc]! > maxBigram) maxBigram = bigram[doc]!;
  }
  const text = new Float32Array(docs.length);
  const rowOf = new Map<number, number>();
  for (let row = 0; row < docs.length; row++) {
    text[row] = word[docs[row]!]! / maxWord + bigram[docs[row]!]! / maxBigram;
    rowOf.set(docs[row]!, row);
  }
  const guides = guideScores(context);
  const guideAnchored = anchoredArticles(likelyGuides(index, evidence, accepts), priors.anchored.guides);
  const chapterAnchored = anchoredArticles(likelyChapters(evidence), priors.anchored.chapters);
  const chapters = groupTops(docs, text, documents.chapter, 3);
  const statutes = groupTops(docs, text, documents.statute, 5);
  const values = new Float32Array(docs.length * FEATURE_COUNT);
  for (let row = 0; row < docs.length; row++) {
    const doc = docs[row]!;
    const statute = documents.statute[doc]!;
    const key = documents.key[doc]!;
    const chapter = documents.chapter[doc]!;
    const own = text[row]!;
    const words = word[doc]! / maxWord;
    const bigrams = bigram[doc]! / maxBigram;
    const rank = index.statuteRank[statute]!;
    const position = index.position[key]!;
    let at = row * FEATURE_COUNT;
    // In the order of FEATURES. Every candidate has a statute and a key: guides are ranked apart.
    values[at++] = words;
    values[at++] = bigrams;
    values[at++] = word[doc]!;
    values[at++] = bigram[doc]!;
    values[at++] = words * bigrams;
    values[at++] = bestDigest(context, doc, key);
    values[at++] = evidence.statuteText[statute]!;
    values[at++] = evidence.statuteTitle[statute]!;
    values[at++] = priors.statute[statute]!;
    values[at++] = priors.articleOf(doc);
    values[at++] = Math.log1p(evidence.statuteVotes[statute]!);
    values[at++] = Math.log1p(evidence.articleVotes.get(key) ?? 0);
    values[at++] = evidence.statuteWords[statute]!;
    values[at++] = chapter === NONE ? 0 : evidence.chapterText[chapter]!;
    values[at++] = chapter === NONE ? 0 : chapters.get(chapter)!.mean(own);
    values[at++] = neighbour(index, text, rowOf, doc);
    values[at++] = statutes.get(statute)!.mean(own);
    values[at++] = Math.log1p(documents.length[doc]!);
    values[at++] = Math.log1p(position);
    values[at++] = position === 1 ? 1 : 0;
    values[at++] = rank === 1 ? 1 : 0;
    values[at++] = rank === 2 ? 1 : 0;
    values[at++] = context.topicMatch(doc);
    values[at++] = chapter === NONE ? 0 : priors.chapter[chapter]!;
    values[at++] = chapter === NONE ? 0 : Math.log1p(evidence.chapterVotes[chapter]!);
    values[at++] = chapter === NONE ? 0 : evidence.chapterWords[chapter]!;
    values[at++] = nearby(index, doc, (other) => priors.articleOf(other));
    values[at++] = nearby(index, doc, (other) =>
      Math.log1p(evidence.articleVotes.get(documents.key[other]!) ?? 0),
    );
    values[at++] = guides.get(key) ?? 0;
    values[at++] = bestLikeness(context, doc, key);
    values[at++] = evidence.articleWords[key]!;
    values[at++] = priors.articleOf(doc) > 0 ? priors.articleOf(doc) + evidence.articleWords[key]! : 0;
    values[at++] = guideAnchored.get(key) ?? 0;
    values[at++] = chapterAnchored.get(key) ?? 0;
  }
  return { docs, values };
}

/** The text score of the article's digest: it says in plain words what the article says in its own. */
function bestDigest({ index, accepts }: FeatureContext, doc: number, key: number): number {
  if (key === NONE) return 0;
  const { documents, keys, searcher } = index;
  // A digest restates the text in force now; of an older text of the same number it says nothing.
  if (documents.until[doc] !== NONE) return 0;
  let best = 0;
  for (let i = keys.start[key]!; i < keys.start[key + 1]!; i++) {
    const twin = keys.docs[i]!;
    if (documents.kind[twin] === 1 && accepts(twin))
      best = Math.max(best, searcher.word[twin]! + searcher.bigram[twin]!);
  }
  return best;
}

/** By article key: the best text score of a guide that rests on it. */
function guideScores({ index, accepts }: FeatureContext): ReadonlyMap<number, number> {
  const { word, bigram } = index.searcher;
  const scores = new Map<number, number>();
  for (const [guide, keys] of index.links) {
    const score = word[guide]! + bigram[guide]!;
    if (score === 0 || !accepts(guide)) continue;
    for (const key of keys) if (score > (scores.get(key) ?? 0)) scores.set(key, score);
  }
  return scores;
}

function bestLikeness({ index, evidence }: FeatureContext, doc: number, key: number): number {
  const { documents, keys } = index;
  if (documents.until[doc] !== NONE) return 0;
  let best = 0;
  for (let i = keys.start[key]!; i < keys.start[key + 1]!; i++)
    best = Math.max(best, evidence.questionLikeness.get(keys.docs[i]!) ?? 0);
  return best;
}

/** The best of the two articles before and the two after, those further off counting less. */
function nearby(index: SearchIndex, doc: number, value: (doc: number) => number): number {
  const { chapter, size } = index.documents;
  if (chapter[doc] === NONE) return 0;
  let best = 0;
  for (const step of [-2, -1, 1, 2]) {
    const other = doc + step;
    if (other < 0 || other >= size || chapter[other] !== chapter[doc]) continue;
    best = Math.max(best, value(other) / Math.abs(step));
  }
  return best;
}

/** The better of the article before and the one after, where they were found too. */
function neighbour(
  index: SearchIndex,
  text: Float32Array,
  rowOf: ReadonlyMap<number, number>,
  doc: number,
): number {
  const { chapter } = index.documents;
  if (chapter[doc] === NONE) return 0;
  let best = 0;
  for (const other of [doc - 1, doc + 1]) {
    const row = chapter[other] === chapter[doc] ? rowOf.get(other) : undefined;
    if (row !== undefined && text[row]! > best) best = text[row]!;
  }
  return best;
}

/** The best few scores of a group, best first. */
class Tops {
  #best: Float32Array;
  constructor(limit: number) {
    this.#best = new Float32Array(limit + 1);
  }
  add(score: number): void {
    const best = this.#best;
    let at = best.length - 1;
    if (score <= best[at]!) return;
    for (; at > 0 && best[at - 1]! < score; at--) best[at] = best[at - 1]!;
    best[at] = score;
  }
  /** Mean of the best others; places that nothing fills count 0. */
  mean(own: number): number {
    const best = this.#best;
    let sum = 0;
    for (const score of best) sum += score;
    return (sum - (own >= best[best.length - 1]! ? own : best[best.length - 1]!)) / (best.length - 1);
  }
}

function groupTops(
  docs: Uint32Array,
  text: Float32Array,
  group: Uint32Array,
  limit: number,
): Map<number, Tops> {
  const groups = new Map<number, Tops>();
  for (let row = 0; row < docs.length; row++) {
    const of = group[docs[row]!]!;
    if (of === NONE) continue;
    let tops = groups.get(of);
    if (tops === undefined) {
      tops = new Tops(limit);
      groups.set(of, tops);
    }
    tops.add(text[row]!);
  }
  return groups;
}
