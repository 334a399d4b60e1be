import type { LocalDate } from '../../core/dates.ts';
import type { TopicId } from '../../core/ids.ts';
import { dayNumber } from '../index/documents.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { topScored } from '../index/top-docs.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';
import { accepting, findCandidates, type GeneratorWeights } from './candidates.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { computeFeatures, type FeatureMatrix } from './features.ts';
import type { Priors } from './priors.ts';
import { type ResolvedQuery, resolveQuery } from './query.ts';

/** Candidates looked at closely. More raise recall little and time much (see ARCHITECTURE.md). */
export const CANDIDATES = 1000;
/** Digests whose articles join them; without statutes the digests are all there is. */
const DIGESTS = 300;
/** Articles that questions often turn on. */
const EXPECTED = 250;

export interface RankRequest {
  text: string;
  context?: string;
  asOf: LocalDate;
  areas: readonly string[];
  topic?: TopicId;
  /** Statutes the message names, by their row. */
  named?: ReadonlySet<number>;
  /** Rows the vector index found; they are looked at whatever their words. */
  near?: readonly number[];
}

export interface Ranked extends FeatureMatrix {
  /** The message's scope, for reading further rows. */
  accepts(doc: number): boolean;
  query: ResolvedQuery;
  evidence: Evidence;
  blocksEvaluated: number;
  postingsRead: number;
}

/** The figures of every candidate for one message. Synchronous, since the index keeps its scratch space. */
export function rankCandidates(
  index: SearchIndex,
  tokenizer: Tokenizer,
  priors: Priors,
  generator: GeneratorWeights,
  request: RankRequest,
  k: number = CANDIDATES,
): Ranked {
  const query = resolveQuery(index, tokenizer, request.text, request.context);
  const evidence = gatherEvidence(index, query, priors);
  const accepts = accepting(index, { day: dayNumber(request.asOf), areas: new Set(request.areas) });
  const { kind } = index.documents;
  const rankable = (doc: number): boolean => kind[doc] === 2 && accepts(doc);
  const found = findCandidates(
    index,
    query,
    evidence,
    priors,
    generator,
    rankable,
    k,
    request.named ?? new Set(),
  );
  const docs = articlesOf(
    index,
    [
      ...found.docs,
      ...bestDigests(index, accepts, found.docs.length === 0 ? k : DIGESTS),
      ...expected(index, priors, evidence),
      ...(request.near ?? []),
    ],
    accepts,
  );
  const topicSets = index.meta.topicSets.map((topics) =>
    request.topic !== undefined && topics.includes(request.topic) ? 1 : 0,
  );
  const matrix = computeFeatures(
    { index, evidence, priors, accepts, topicMatch: (doc) => topicSets[index.documents.topics[doc]!]! },
    docs,
  );
  return {
    ...matrix,
    accepts,
    query,
    evidence,
    blocksEvaluated: found.blocksEvaluated,
    postingsRead: found.postingsRead,
  };
}

/** What such messages turn on, whatever its words: prior and the words of its questions. */
function expected(index: SearchIndex, priors: Priors, evidence: Evidence): number[] {
  const { keys, documents } = index;
  const { counted } = priors;
  return topScored(
    0,
    counted.length,
    EXPECTED,
    (at) => priors.ofKey[counted[at]!]! + evidence.articleWords[counted[at]!]!,
  ).flatMap((at) => {
    const key = counted[at]!;
    const docs = [...keys.docs.subarray(keys.start[key]!, keys.start[key + 1]!)];
    return docs.filter((doc) => documents.kind[doc] !== 0);
  });
}

/** Digests by their own text: they are few, and always scored. */
function bestDigests(index: SearchIndex, accepts: (doc: number) => boolean, limit: number): number[] {
  const { documents, searcher, firstArticle } = index;
  return topScored(0, firstArticle, limit, (doc) => {
    if (documents.kind[doc] !== 1) return 0;
    const score = searcher.word[doc]! + searcher.bigram[doc]!;
    return score > 0 && accepts(doc) ? score : 0;
  });
}

/** Each candidate once, a digest's article in its place where the scope has it: what is ranked are articles. */
function articlesOf(
  index: SearchIndex,
  found: readonly number[],
  accepts: (doc: number) => boolean,
): Uint32Array {
  const { documents, keys, searcher } = index;
  const docs = new Set<number>();
  for (const doc of found) {
    if (documents.kind[doc] === 0 || !accepts(doc)) continue;
    let chosen = doc;
    if (documents.kind[doc] === 1) {
      const key = documents.key[doc]!;
      for (let i = keys.start[key]!; i < keys.start[key + 1]!; i++) {
        const twin = keys.docs[i]!;
        if (documents.kind[twin] === 2 && accepts(twin)) chosen = twin;
      }
    }
    searcher.score(chosen);
    docs.add(chosen);
  }
  return Uint32Array.from(docs);
}
