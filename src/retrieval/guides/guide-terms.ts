import type { WeightedToken } from '../tokens/tokenizer.ts';
import { buildPostings } from './postings.ts';

/** What whole guides say to a message, in one stream of tokens; a value a guide. */
export interface TermEvidence {
  /** BM25 of the text, over the best guide's. */
  text: Float32Array;
  /** Naive Bayes evidence of questions and text, logarithmic; only differences mean anything. */
  bayes: Float32Array;
  /** Share of the message's idf that stands in the guide at all, and in its questions and title. */
  covered: Float32Array;
  asked: Float32Array;
  /** The same of the guide's own list of words. */
  named: Float32Array;
}

export interface GuideTerms {
  evidence(query: readonly WeightedToken[]): TermEvidence;
}

const K1 = 1.2;
const B = 0.5;
/** One mention in the text against one question that says it. */
const TEXT_COUNT = 0.3;
/** A lay question of an article the guide rests on against one of its own; shared by the guides that rest on it. */
const NEAR_COUNT = 0.5;
/** Pseudo-counts of the common distribution: a guide with few questions trusts its words less. */
const SMOOTHING = 400;
/** A word of its list against one question that says it. */
const LISTED_COUNT = 2;
/** Long messages repeat themselves: evidence grows with this power of the number of tokens. */
const DAMPING = 0.65;

export interface GuideTokens {
  /** Of the guide's questions and title, one row each; in a row every token once. */
  asked: readonly (readonly string[])[];
  /** Of the words its messages may hold, each token once. */
  words: readonly string[];
  text: readonly string[];
  /** Of lay questions of the articles it rests on, with how many guides rest on the article. */
  near: readonly { tokens: readonly string[]; shared: number }[];
}

export function createGuideTerms(rows: readonly GuideTokens[]): GuideTerms {
  const guides = rows.length;
  const texts = rows.map(({ text }) => text);
  const countsOf = (rows: readonly (readonly string[])[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const row of rows) for (const token of row) counts.set(token, (counts.get(token) ?? 0) + 1);
    return counts;
  };
  const askedCounts = rows.map(({ asked }) => countsOf(asked));
  const textCounts = texts.map((tokens) => countsOf([tokens]));
  const questions = buildPostings(askedCounts);
  const text = buildPostings(textCounts);
  const listed = buildPostings(rows.map(({ words }) => new Map(words.map((token) => [token, 1]))));
  const average = texts.reduce((sum, tokens) => sum + tokens.length, 0) / Math.max(1, guides);
  const lengthNorm = Float32Array.from(
    texts,
    (tokens) => K1 * (1 - B + (B * tokens.length) / Math.max(1, average)),
  );

  const mixed = textCounts.map((counts, g) => {
    const row = new Map(askedCounts[g]);
    for (const [token, n] of counts) row.set(token, (row.get(token) ?? 0) + TEXT_COUNT * Math.sqrt(n));
    for (const token of rows[g]!.words) row.set(token, (row.get(token) ?? 0) + LISTED_COUNT);
    for (const { tokens, shared } of rows[g]!.near) {
      for (const token of tokens) row.set(token, (row.get(token) ?? 0) + NEAR_COUNT / Math.sqrt(shared));
    }
    return row;
  });
  const mass = Float64Array.from(mixed, (row) => [...row.values()].reduce((sum, n) => sum + n, 0));
  const all = buildPostings(mixed);
  const totalMass = mass.reduce((sum, n) => sum + n, 0);
  const common = Float64Array.from({ length: all.tokens.size }, (_, id) => {
    let sum = 0;
    for (let at = all.start[id]!; at < all.start[id + 1]!; at++) sum += all.weights[at]!;
    return sum / totalMass;
  });
  const absent = mass.map((n) => Math.log(SMOOTHING / (n + SMOOTHING)));
  const idfOf = (id: number) => Math.log(1 + guides / (all.start[id + 1]! - all.start[id]!));
  const rarest = Math.log(1 + guides);

  return {
    evidence(query) {
      const found: TermEvidence = {
        text: new Float32Array(guides),
        bayes: new Float32Array(guides),
        covered: new Float32Array(guides),
        asked: new Float32Array(guides),
        named: new Float32Array(guides),
      };
      let used = 0;
      let total = 0;
      for (const { token, weight, added } of query) {
        const id = all.tokens.get(token);
        if (!added) total += id === undefined ? rarest : idfOf(id);
        if (id === undefined) continue;
        const trust = added ? weight : 1;
        const idf = idfOf(id);
        used += trust;
        for (let at = all.start[id]!; at < all.start[id + 1]!; at++) {
          const g = all.units[at]!;
          const share = (all.weights[at]! + SMOOTHING * common[id]!) / (mass[g]! + SMOOTHING);
          found.bayes[g]! += trust * (Math.min(4, Math.log(share / common[id]!)) - absent[g]!);
          found.covered[g]! += trust * idf;
        }
        const asks = questions.tokens.get(token);
        if (asks !== undefined)
          for (let at = questions.start[asks]!; at < questions.start[asks + 1]!; at++)
            found.asked[questions.units[at]!]! += trust * idf;
        const lists = listed.tokens.get(token);
        if (lists !== undefined)
          for (let at = listed.start[lists]!; at < listed.start[lists + 1]!; at++)
            found.named[listed.units[at]!]! += trust * idf;
        const says = text.tokens.get(token);
        if (says !== undefined) {
          for (let at = text.start[says]!; at < text.start[says + 1]!; at++) {
            const g = text.units[at]!;
            const tf = text.weights[at]!;
            found.text[g]! += (trust * idf * tf * (K1 + 1)) / (tf + lengthNorm[g]!);
          }
        }
      }
      const best = Math.max(
        1e-6,
        found.text.reduce((max, value) => Math.max(max, value), 0),
      );
      const damping = used === 0 ? 1 : used ** (DAMPING - 1);
      for (let g = 0; g < guides; g++) {
        found.text[g]! /= best;
        found.bayes[g] = (found.bayes[g]! + used * absent[g]!) * damping;
        found.covered[g] = total === 0 ? 0 : Math.min(1, found.covered[g]! / total);
        found.asked[g] = total === 0 ? 0 : Math.min(1, found.asked[g]! / total);
        found.named[g] = total === 0 ? 0 : Math.min(1, found.named[g]! / total);
      }
      return found;
    },
  };
}
