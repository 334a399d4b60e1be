import type { LocalDate } from '../core/dates.ts';
import type { PassageId } from '../core/ids.ts';
import { articlePassage } from '../knowledge/article-passage.ts';
import type { ArticleCitation } from '../knowledge/cited-text.ts';
import { type Passage, parseArticlePassageId } from '../knowledge/passage.ts';
import { resolveAlias } from '../knowledge/statutes/aliases.ts';
import type { ArticleNumber } from '../knowledge/statutes/article-number.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { normaliseTitle } from '../knowledge/statutes/title.ts';
import { type ArticleNames, namedArticles, namedStatutes } from './direct.ts';
import { dayNumber, NONE } from './index/documents.ts';
import type { SearchIndex } from './index/search-index.ts';
import { type NamedRules, NO_NAMED_RULES } from './named-rules.ts';
import type { Hit, RetrievalQuery, RetrievalResult, Retriever } from './ports.ts';
import { estimateConfidence } from './ranking/confidence.ts';
import { FEATURE_COUNT, FEATURES } from './ranking/features.ts';
import { leadChance, leadSigns } from './ranking/lead.ts';
import { createScorer, type RankingModel } from './ranking/model.ts';
import { keyLookup, type Learned, resolvePriors } from './ranking/priors.ts';
import { rankCandidates } from './ranking/ranker.ts';
import { addVectorRanks, softmax, topRows } from './ranking/scores.ts';
import type { Tokenizer } from './tokens/tokenizer.ts';
import type { VectorSearch } from './vector/vector-search.ts';

export interface RankedArticle {
  statute: string;
  number: ArticleNumber;
  score: number;
}

/** A retriever over one index. Also ranks bare articles, for measuring, without reading their texts. */
export interface LocalRetriever extends Retriever {
  rankArticles(query: RetrievalQuery): Promise<RankedArticle[]>;
}

export interface LocalRetrieverParts {
  index: SearchIndex;
  tokenizer: Tokenizer;
  model: RankingModel;
  learned: Learned;
  library: StatuteLibrary;
  /** Guides and digests by id. */
  knowledge: ReadonlyMap<PassageId, Passage>;
  vectors?: VectorSearch;
  rules?: NamedRules;
}

interface Row {
  doc: number;
  score: number;
  features: Record<string, number>;
}

export function createLocalRetriever(parts: LocalRetrieverParts): LocalRetriever {
  const { index, tokenizer, model, library, knowledge, rules = NO_NAMED_RULES } = parts;
  const { documents, keys } = index;
  const scoreOf = createScorer(model);
  const lookup = keyLookup(index);
  const priors = resolvePriors(parts.learned, index, lookup);

  const names: ArticleNames = {
    statute: (title) => library.find(title)?.key ?? statuteByTitle(title),
    has: (statute, number, asOf) => {
      const key = lookup.get(`${statute}/${number}`);
      if (key === undefined) return false;
      const day = dayNumber(asOf);
      return docsOfKey(key).some((doc) => documents.from[doc]! <= day && day < documents.until[doc]!);
    },
  };

  /** Articles best first (softmax shares of the model's scores); nothing is read from the library. */
  async function rank(query: RetrievalQuery) {
    const vector = await parts.vectors?.likeness(query.text, query.context);
    const named = statutesNamed(query.text);
    const ruled = new Set(rules.named(query.text).flatMap(docsOf));
    const ranked = rankCandidates(index, tokenizer, priors, model.generator, {
      text: query.text,
      asOf: query.asOf,
      areas: query.areas,
      named,
      ...(query.context === undefined ? {} : { context: query.context }),
      ...(query.topic === undefined ? {} : { topic: query.topic }),
      near: [...(vector?.keys() ?? []), ...ruled],
    });
    const scores = scoreOf(ranked);
    for (const [row, doc] of ranked.docs.entries()) {
      if (named.has(documents.statute[doc]!)) scores[row]! += NAMED_WEIGHT;
      if (ruled.has(doc)) scores[row]! += NAMED_WEIGHT;
    }
    if (vector !== undefined) addVectorRanks(scores, ranked.docs, documents.key, vector);
    const chance = estimateConfidence(model.confidence, ranked, scores);
    const signs = leadSigns(ranked, scores, { known: ranked.query.known, length: query.text.length });
    // A share says how likely this article is if any is right.
    const shares = softmax(scores).map((share) => share * chance);
    // More than asked for: a few may be gone from a library newer than the index.
    const wanted = Math.max(100, 2 * query.limit);
    const order = topRows(shares, wanted);
    const articles = order.map((row): Row => {
      const values = ranked.values.subarray(row * FEATURE_COUNT, (row + 1) * FEATURE_COUNT);
      return {
        doc: ranked.docs[row]!,
        score: shares[row]!,
        get features() {
          return Object.fromEntries(FEATURES.map((name, f) => [name, values[f]!]));
        },
      };
    });
    return { ranked, articles, confidence: chance, lead: leadChance(model.lead, signs) };
  }

  function articleHit(doc: number, asOf: LocalDate): Passage | undefined {
    const statute = index.meta.statutes[documents.statute[doc]!]!;
    const article = library.article(statute.key, keys.number(documents.key[doc]!), asOf);
    return article && articlePassage(article);
  }

  function digestOf(key: number, accepts: (doc: number) => boolean): Passage | undefined {
    for (let i = keys.start[key]!; i < keys.start[key + 1]!; i++) {
      const doc = keys.docs[i]!;
      if (documents.kind[doc] === 1 && accepts(doc))
        return knowledge.get(documents.ids.get(doc) as PassageId);
    }
    return undefined;
  }

  /** An article with its digest before it: the digest is what is said, the article what it rests on. */
  function* passagesOf(
    doc: number,
    query: RetrievalQuery,
    accepts: (doc: number) => boolean,
  ): Iterable<Passage> {
    const wants = (kind: 'digest' | 'article'): boolean =>
      query.kinds === undefined || query.kinds.includes(kind);
    // A digest restates today's text; of a text since replaced it would say the wrong thing.
    const current = documents.kind[doc] === 1 || documents.until[doc] === NONE;
    const digest = current && wants('digest') ? digestOf(documents.key[doc]!, accepts) : undefined;
    if (digest !== undefined) yield digest;
    const article = documents.kind[doc] === 2 && wants('article') ? articleHit(doc, query.asOf) : undefined;
    if (article !== undefined) yield article;
  }

  return {
    size: documents.size,
    generation: index.meta.fingerprint,

    async search(query): Promise<RetrievalResult> {
      const { ranked, articles, confidence, lead } = await rank(query);
      const hits: Hit[] = [];
      let taken = 0;
      for (const row of articles) {
        if (taken >= query.limit) break;
        for (const passage of passagesOf(row.doc, query, ranked.accepts)) {
          hits.push({ passage, score: row.score, features: row.features });
          taken++;
        }
      }
      const statutes = [
        ...new Set(articles.slice(0, 50).map(({ doc }) => index.meta.statutes[documents.statute[doc]!]!.key)),
      ];
      const opened = (article: ArticleCitation): Hit[] => {
        const docs = docsOf(article);
        const row = docs.find((doc) => documents.kind[doc] === 2 && ranked.accepts(doc)) ?? docs[0];
        if (row === undefined) return [];
        return [...passagesOf(row, query, ranked.accepts)].map((passage): Hit => ({ passage, score: 1 }));
      };
      const direct = namedArticles(query.text, query.context, names, query.asOf, statutes).flatMap(opened);
      const asked = rules.asked(query.text).flatMap(opened);
      const certain = direct.length + asked.length > 0;
      return {
        hits: hits.sort((a, b) => b.score - a.score).slice(0, query.limit),
        direct,
        asked,
        confidence: certain ? 1 : confidence,
        lead: certain ? 1 : lead,
        statutes: statutes.slice(0, 10),
      };
    },

    async rankArticles(query) {
      const { articles } = await rank(query);
      return articles.slice(0, query.limit).map(({ doc, score }) => ({
        statute: index.meta.statutes[documents.statute[doc]!]!.key,
        number: keys.number(documents.key[doc]!),
        score,
      }));
    },

    passage(id) {
      const own = knowledge.get(id);
      const named = own === undefined ? parseArticlePassageId(id) : undefined;
      if (named === undefined) return own;
      const statute = library.find(named.versionId.slice(0, named.versionId.lastIndexOf('@')));
      const version =
        statute && library.versions(statute).find((candidate) => candidate.id === named.versionId);
      const article = version && library.article(version.statute.key, named.number, version.effective);
      return article && articlePassage(article);
    },
  };

  function statutesNamed(text: string): ReadonlySet<number> {
    const rows = namedStatutes(text, (title) => names.statute(title) !== undefined).map((title) =>
      index.statuteOf.get(names.statute(title)!),
    );
    return new Set(rows.filter((row) => row !== undefined));
  }

  /** Rows of an article that our own text names by the statute's title. */
  function docsOf({ statute, number }: ArticleCitation): number[] {
    const key = lookup.get(`${names.statute(statute) ?? ''}/${number}`);
    return key === undefined ? [] : docsOfKey(key);
  }

  /** Without a library the digests' statutes are known by name all the same. */
  function statuteByTitle(title: string): string | undefined {
    const key = resolveAlias(normaliseTitle(title));
    return index.statuteOf.has(key) ? key : undefined;
  }

  function docsOfKey(key: number): number[] {
    return [...keys.docs.subarray(keys.start[key]!, keys.start[key + 1]!)];
  }
}

/** A resident who names a statute or a rule means it: about what the best word match is worth. The training questions name none, so it is not fitted. */
const NAMED_WEIGHT = 3;
