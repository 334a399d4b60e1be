import { NONE } from '../index/documents.ts';
import { scoreAll } from '../index/postings.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { Priors } from './priors.ts';
import type { ResolvedQuery } from './query.ts';

/** What is known about statutes and articles before any article text is scored. */
export interface Evidence {
  /** By statute, each over the best statute's: BM25 of all its text, match of its title. */
  statuteText: Float32Array;
  statuteTitle: Float32Array;
  /** Votes of similar lay questions of our own, by statute and by article key; 1 for the most. */
  statuteVotes: Float32Array;
  articleVotes: ReadonlyMap<number, number>;
  /** Words that lay questions on this statute are known to use. */
  statuteWords: Float32Array;
  chapterText: Float32Array;
  chapterVotes: Float32Array;
  chapterWords: Float32Array;
  /** By article key: words of the message that its questions are known to use. */
  articleWords: Float32Array;
  /** Likeness (0..1) of the best own question to the message, by passage. */
  questionLikeness: ReadonlyMap<number, number>;
}

const VOTERS = 50;

export function gatherEvidence(index: SearchIndex, query: ResolvedQuery, priors: Priors): Evidence {
  const statutes = index.meta.statutes.length;
  const statuteText = new Float32Array(Math.ceil(statutes / 64 + 1) * 64);
  scoreAll(index.statutes, query.statutes.terms, statuteText);
  scaleToMax(statuteText);
  const statuteTitle = new Float32Array(statuteText.length);
  scoreAll(index.titles, query.titles.terms, statuteTitle);
  scaleBy(statuteTitle, query.words.total);
  const chapterText = new Float32Array(Math.ceil(index.chapters.documents / 64 + 1) * 64);
  scoreAll(index.chapters, query.chapters.terms, chapterText);
  scaleToMax(chapterText);
  const votes = countVotes(index, query);
  const statuteWords = recallWords(query, priors.statuteWords, statuteText.length);
  const chapterWords = recallWords(query, priors.chapterWords, chapterText.length);
  const articleWords = recallWords(query, priors.articleWords, index.keys.size);
  return { statuteText, statuteTitle, chapterText, statuteWords, chapterWords, articleWords, ...votes };
}

function countVotes(
  index: SearchIndex,
  query: ResolvedQuery,
): Pick<Evidence, 'statuteVotes' | 'chapterVotes' | 'articleVotes' | 'questionLikeness'> {
  const scores = new Float32Array(Math.ceil(index.questions.documents / 64 + 1) * 64);
  scoreAll(index.questions, query.questions.terms, scores);
  const similar: number[] = [];
  for (let q = 0; q < index.questions.documents; q++) if (scores[q]! > 0) similar.push(q);
  similar.sort((a, b) => scores[b]! - scores[a]!);
  const statuteVotes = new Float32Array(Math.ceil(index.meta.statutes.length / 64 + 1) * 64);
  const chapterVotes = new Float32Array(Math.ceil(index.chapters.documents / 64 + 1) * 64);
  const articleVotes = new Map<number, number>();
  const questionLikeness = new Map<number, number>();
  const total = Math.max(query.questions.total, query.words.total);
  for (const q of similar.slice(0, VOTERS)) {
    const owner = index.questionOwner[q]!;
    // 1.4: what a matching term of a short question scores, about, in units of its idf.
    const likeness = Math.min(1, scores[q]! / (total * 1.4));
    questionLikeness.set(owner, Math.max(questionLikeness.get(owner) ?? 0, likeness));
    const key = index.documents.key[owner]!;
    const articles = key === NONE ? (index.links.get(owner) ?? []) : [key];
    const share = likeness ** 2 / Math.sqrt(Math.max(1, articles.length));
    const voted = new Set<number>();
    const chapters = new Set<number>();
    for (const article of articles) {
      articleVotes.set(article, (articleVotes.get(article) ?? 0) + share);
      voted.add(index.keys.statute[article]!);
      if (index.chapterOf[article] !== NONE) chapters.add(index.chapterOf[article]!);
    }
    for (const statute of voted) statuteVotes[statute]! += likeness ** 2;
    for (const chapter of chapters) chapterVotes[chapter]! += likeness ** 2;
  }
  return { statuteVotes, chapterVotes, articleVotes, questionLikeness };
}

function recallWords(query: ResolvedQuery, strengths: Priors['statuteWords'], size: number): Float32Array {
  const statuteWords = new Float32Array(size);
  let mass = 0;
  for (const { token, weight } of query.tokens) {
    mass += weight;
    for (const [statute, strength] of strengths.get(token) ?? []) statuteWords[statute]! += weight * strength;
  }
  scaleBy(statuteWords, Math.sqrt(Math.max(1, mass)));
  return statuteWords;
}

function scaleToMax(values: Float32Array): void {
  let max = 0;
  for (const value of values) if (value > max) max = value;
  scaleBy(values, max);
}

function scaleBy(values: Float32Array, by: number): void {
  if (by > 0) for (let i = 0; i < values.length; i++) values[i]! /= by;
}
