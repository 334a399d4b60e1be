import type { SearchIndex } from '../index/search-index.ts';
import type { Ranked } from './ranker.ts';

export interface RankedGuide {
  doc: number;
  /** 0..1: the chance that the guide is the right one. */
  score: number;
  features: { likeness: number; words: number; bigrams: number; topic: number };
}

/**
 * Guides by how like the message is to one of their own questions, then by their text. There are too few of them to fit
 * weights on public questions; these were set by hand on our own routing set and are checked by it.
 */
export function rankGuides(
  index: SearchIndex,
  ranked: Ranked,
  topicMatch: (doc: number) => number,
): RankedGuide[] {
  const { documents, searcher, firstArticle } = index;
  const guides: RankedGuide[] = [];
  for (let doc = 0; doc < firstArticle; doc++) {
    if (documents.kind[doc] !== 0 || !ranked.accepts(doc)) continue;
    const words = searcher.word[doc]!;
    const bigrams = searcher.bigram[doc]!;
    const likeness = ranked.evidence.questionLikeness.get(doc) ?? 0;
    if (words + bigrams + likeness === 0) continue;
    const features = { likeness, words, bigrams, topic: topicMatch(doc) };
    guides.push({ doc, score: guideChance(features, ranked.query.known), features });
  }
  return guides.sort((a, b) => b.score - a.score);
}

function guideChance({ likeness, words, bigrams, topic }: RankedGuide['features'], known: number): number {
  return 1 / (1 + Math.exp(3.8 - known * (4 * likeness + 2.2 * words + 1.6 * bigrams) - 0.4 * topic));
}
