import { type QueryTerm, resolveTerms } from '../index/postings.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { Tokenizer, WeightedToken } from '../tokens/tokenizer.ts';

export interface ResolvedStream {
  terms: QueryTerm[];
  /** Weight of all query terms the stream knows; what scores are divided by. */
  total: number;
}

/** A message against one index: its terms in every stream. */
export interface ResolvedQuery {
  tokens: readonly WeightedToken[];
  words: ResolvedStream;
  bigrams: ResolvedStream;
  questions: ResolvedStream;
  chapters: ResolvedStream;
  statutes: ResolvedStream;
  titles: ResolvedStream;
  /** 0..1: how much the message says that the index knows; near 1 only for several words that all stand in it. */
  known: number;
}

/** A long story has hundreds of words; the rarest of them decide, and time stays bounded. */
const WORD_CAP = 48;
const BIGRAM_CAP = 64;
/** What the earlier question of the consultation counts beside this message, at most: a bare 那要多久？ leans on it, a full question hardly. */
const CONTEXT_WEIGHT = 0.7;
const FULL_QUESTION = 12;
/** The weight of about one rare word: a single word that is found says little. */
const ONE_WORD = 8;

export function resolveQuery(
  index: SearchIndex,
  tokenizer: Tokenizer,
  text: string,
  context?: string,
): ResolvedQuery {
  const lean =
    context === undefined ? 0 : CONTEXT_WEIGHT * Math.max(0.2, 1 - text.length / FULL_QUESTION / 2);
  const merge = (own: readonly WeightedToken[], earlier: readonly WeightedToken[]): WeightedToken[] => {
    const tokens = new Map(own.map((token) => [token.token, token]));
    for (const token of earlier) {
      if (!tokens.has(token.token)) tokens.set(token.token, { ...token, weight: token.weight * lean });
    }
    return [...tokens.values()];
  };
  const words = merge(tokenizer.queryWords(text), lean > 0 ? tokenizer.queryWords(context!) : []);
  const bigrams = merge(tokenizer.queryBigrams(text), lean > 0 ? tokenizer.queryBigrams(context!) : []);
  let familiar = 0;
  let foreign = 0;
  // A word the index has never seen weighs as much as one it has seen once.
  const rarest = Math.log1p(index.documents.size);
  for (const { token, weight, added } of words) {
    if (added !== undefined) continue;
    const id = index.words.vocabulary.find(token);
    if (id < 0) foreign += weight * rarest;
    else familiar += weight * index.words.idf[id]!;
  }
  return {
    tokens: words,
    words: resolveTerms(index.words, words, WORD_CAP),
    bigrams: resolveTerms(index.bigrams, bigrams, BIGRAM_CAP),
    questions: resolveTerms(index.questions, words, WORD_CAP),
    chapters: resolveTerms(index.chapters, words, WORD_CAP),
    statutes: resolveTerms(index.statutes, words, WORD_CAP),
    titles: resolveTerms(index.titles, words, WORD_CAP),
    known: familiar / (familiar + foreign + ONE_WORD),
  };
}
