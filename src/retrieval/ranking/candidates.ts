import type { BlockResult } from '../index/block-search.ts';
import { NONE } from '../index/documents.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { Evidence } from './evidence.ts';
import type { Priors } from './priors.ts';
import type { ResolvedQuery } from './query.ts';

/** What may be found: the law of a day, for residents of some areas. */
export interface Scope {
  /** As 20260101. */
  day: number;
  areas: ReadonlySet<string>;
}

/** Weights of the first pass, over the same figures the ranking sees (fitted with it). */
export interface GeneratorWeights {
  bigrams: number;
  statutePrior: number;
  articlePrior: number;
  statuteText: number;
  statuteTitle: number;
  statuteVotes: number;
  articleVotes: number;
  statuteWords: number;
}

export function accepting(index: SearchIndex, scope: Scope): (doc: number) => boolean {
  const { from, until, areas } = index.documents;
  const { day } = scope;
  const open = index.meta.areaSets.map(
    (set) => set.length === 0 || set.some((area) => scope.areas.has(area)),
  );
  return (doc) => from[doc]! <= day && day < until[doc]! && open[areas[doc]!]!;
}

/** For a statute the message names: its best articles are looked at even where their words are few. */
const NAMED_BONUS = 0.6;

/** The k passages worth a closer look: word and bigram BM25 plus what is known of their statute and article. */
export function findCandidates(
  index: SearchIndex,
  query: ResolvedQuery,
  evidence: Evidence,
  priors: Priors,
  weights: GeneratorWeights,
  accepts: (doc: number) => boolean,
  k: number,
  named: ReadonlySet<number>,
): BlockResult {
  const statuteBonus = new Float32Array(index.meta.statutes.length);
  for (let s = 0; s < statuteBonus.length; s++) {
    statuteBonus[s] =
      weights.statutePrior * priors.statute[s]! +
      weights.statuteText * evidence.statuteText[s]! +
      weights.statuteTitle * evidence.statuteTitle[s]! +
      weights.statuteVotes * Math.log1p(evidence.statuteVotes[s]!) +
      weights.statuteWords * evidence.statuteWords[s]! +
      (named.has(s) ? NAMED_BONUS : 0);
  }
  const { documents, keys, blockStatutes } = index;
  const articleBonus = (doc: number): number =>
    weights.articlePrior * priors.articleOf(doc) +
    weights.articleVotes * Math.log1p(evidence.articleVotes.get(documents.key[doc]!) ?? 0);
  const blockBonus = new Float32Array(Math.ceil(documents.size / 64));
  for (let block = 0; block < blockBonus.length; block++) {
    let best = 0;
    for (let i = blockStatutes.start[block]!; i < blockStatutes.start[block + 1]!; i++) {
      const statute = blockStatutes.statutes[i]!;
      if (statute !== NONE && statuteBonus[statute]! > best) best = statuteBonus[statute]!;
    }
    blockBonus[block] = best;
  }
  // A block's bound must hold its best article bonus too; only blocks with a remembered article have one.
  const extra = new Float32Array(blockBonus.length);
  const raise = (key: number): void => {
    for (let i = keys.start[key]!; i < keys.start[key + 1]!; i++) {
      const bonus = articleBonus(keys.docs[i]!);
      const block = keys.docs[i]! >> 6;
      if (bonus > extra[block]!) extra[block] = bonus;
    }
  };
  for (const key of priors.counted) raise(key);
  for (const key of evidence.articleVotes.keys()) raise(key);
  for (let block = 0; block < extra.length; block++) blockBonus[block]! += extra[block]!;

  const scale = (stream: { terms: readonly { id: number; weight: number }[]; total: number }) =>
    stream.terms.length === 0
      ? []
      : stream.terms.map(({ id, weight }) => ({ id, weight: weight / (stream.total || 1) }));
  return index.searcher.search({
    words: { postings: index.words, terms: scale(query.words) },
    bigrams: { postings: index.bigrams, terms: scale(query.bigrams) },
    bigramWeight: weights.bigrams,
    blockBonus,
    bonus: (doc) => {
      const statute = documents.statute[doc]!;
      return statute === NONE ? 0 : statuteBonus[statute]! + articleBonus(doc);
    },
    accepts,
    k,
    leadingBlocks: Math.ceil(index.firstArticle / 64),
  });
}
