import type { TopicId } from '../../core/ids.ts';
import type { Tokenizer, WeightedToken } from '../tokens/tokenizer.ts';
import { type CosineIndex, createCosineIndex } from './cosine-index.ts';
import { guideText, type MatchMaterial } from './guide-material.ts';
import { createGuideTerms } from './guide-terms.ts';

/** What is known of one guide for one message, in this order in a row. */
export const GUIDE_FEATURES = [
  // Cosine with the guide's most similar question, in words and in letter pairs.
  'bestWords',
  'bestPairs',
  // The same over the best of any guide: long stories have small cosines with every question.
  'bestOverall',
  // Cosine with the sum of its questions and title, and with its title.
  'centreWords',
  'centrePairs',
  'title',
  // The whole guide: its text, the evidence of single words, the share of the message that it says.
  'textWords',
  'textPairs',
  'bayesWords',
  'bayesPairs',
  'covered',
  'asked',
  'named',
  'namedPairs',
  // A lay question of an article it rests on.
  'digest',
  'topic',
] as const;
export type GuideFeature = (typeof GUIDE_FEATURES)[number];
export const WIDTH = GUIDE_FEATURES.length;
export const COLUMN = Object.fromEntries(GUIDE_FEATURES.map((name, i) => [name, i])) as Record<
  GuideFeature,
  number
>;

/** How the message as a whole looks, whichever guide. */
export interface MessageSigns {
  /** Share of its words that any question of ours uses, by idf. */
  known: number;
  /** Cosine with the most similar lay question of any single article. */
  digest: number;
}

export interface GuideRows {
  /** One row of WIDTH values a guide, in the order of the material. */
  values: Float32Array;
  signs: MessageSigns;
}

export interface LookOptions {
  /** The earlier question of the consultation. */
  context?: string;
  topicProbabilities?: ReadonlyMap<TopicId, number>;
}

export interface GuideFeatures {
  look(text: string, options?: LookOptions): GuideRows;
}

/** What the earlier question counts beside this message. */
const CONTEXT_WEIGHT = 0.8;

/**
 * Reads every question, title and text once. Fifty thousand tokens of questions and as many of text take about a quarter of
 * a second; a message then costs its tokens times the questions each stands in.
 */
export function createGuideFeatures({ guides, digests }: MatchMaterial, tokenizer: Tokenizer): GuideFeatures {
  const questionStart = [0];
  const texts: string[] = [];
  for (const guide of guides) {
    texts.push(...guide.questions);
    questionStart.push(texts.length);
  }
  const firstTitle = texts.length;
  texts.push(...guides.map(({ title }) => title));
  const firstDigest = texts.length;
  const guidesCiting = new Map<string, number[]>();
  for (const [g, guide] of guides.entries()) {
    for (const { statute, number } of guide.articles) {
      const key = `${statute}/${number}`;
      guidesCiting.set(key, [...(guidesCiting.get(key) ?? []), g]);
    }
  }
  const digestGuides: (readonly number[])[] = [];
  for (const { statute, number, questions } of digests) {
    texts.push(...questions);
    for (const _ of questions) digestGuides.push(guidesCiting.get(`${statute}/${number}`) ?? []);
  }

  const wordRows = texts.map(tokenizer.queryWords);
  const pairRows = texts.map(tokenizer.queryBigrams);
  const words = createCosineIndex(wordRows);
  const pairs = createCosineIndex(pairRows.slice(0, firstDigest));
  const centre = (index: CosineIndex) =>
    Float32Array.from(guides, (_, g) =>
      index.sumLength(questionStart[g]!, questionStart[g + 1]!, firstTitle + g),
    );
  const wordCentre = centre(words);
  const pairCentre = centre(pairs);
  const near = guides.map((): { row: number; shared: number }[] => []);
  for (const [i, owners] of digestGuides.entries())
    for (const g of owners) near[g]!.push({ row: firstDigest + i, shared: owners.length });
  const termsBy = (rows: readonly WeightedToken[][], cut: (text: string) => string[]) => {
    // The legal terms that the thesaurus added are no words of ours.
    const said = rows.map((row) => row.filter(({ added }) => !added).map(({ token }) => token));
    return createGuideTerms(
      guides.map((guide, g) => ({
        asked: [said[firstTitle + g]!, ...said.slice(questionStart[g], questionStart[g + 1])],
        words: [...new Set(guide.words.flatMap(cut))],
        text: cut(guideText(guide)),
        near: near[g]!.map(({ row, shared }) => ({ tokens: said[row]!, shared })),
      })),
    );
  };
  const wordTerms = termsBy(wordRows, tokenizer.words);
  const pairTerms = termsBy(pairRows, tokenizer.bigrams);

  return {
    look(text, { context, topicProbabilities } = {}) {
      const queryWords = withContext(tokenizer.queryWords, text, context);
      const queryPairs = withContext(tokenizer.queryBigrams, text, context);
      const vector = words.vector(queryWords);
      const byWord = words.cosines(vector);
      const byPair = pairs.cosines(pairs.vector(queryPairs));
      const wordEvidence = wordTerms.evidence(queryWords);
      const pairEvidence = pairTerms.evidence(queryPairs);
      const values = new Float32Array(guides.length * WIDTH);
      let overall = 0;
      for (const [g, guide] of guides.entries()) {
        const from = questionStart[g]!;
        const to = questionStart[g + 1]!;
        const word = summarise(byWord, from, to);
        const pair = summarise(byPair, from, to);
        const title = byWord[firstTitle + g]!;
        const pairTitle = byPair[firstTitle + g]!;
        overall = Math.max(overall, word.best + pair.best);
        values.set(
          [
            word.best,
            pair.best,
            word.best + pair.best,
            (word.sum + title) / wordCentre[g]!,
            (pair.sum + pairTitle) / pairCentre[g]!,
            (title + pairTitle) / 2,
            wordEvidence.text[g]!,
            pairEvidence.text[g]!,
            wordEvidence.bayes[g]!,
            pairEvidence.bayes[g]!,
            wordEvidence.covered[g]!,
            wordEvidence.asked[g]!,
            wordEvidence.named[g]!,
            pairEvidence.named[g]!,
            0,
            topicProbabilities?.get(guide.topic) ?? 0,
          ],
          g * WIDTH,
        );
      }
      for (let g = 0; g < guides.length; g++)
        values[g * WIDTH + COLUMN.bestOverall]! /= Math.max(0.05, overall);
      let digest = 0;
      for (const [i, owners] of digestGuides.entries()) {
        const likeness = byWord[firstDigest + i]!;
        if (likeness <= 0) continue;
        digest = Math.max(digest, likeness);
        // An article that many guides rest on speaks for each of them less.
        const vote = likeness / Math.sqrt(Math.max(1, owners.length));
        for (const g of owners) {
          const at = g * WIDTH + COLUMN.digest;
          if (vote > values[at]!) values[at] = vote;
        }
      }
      return {
        values,
        signs: { known: vector.known, digest },
      };
    },
  };
}

function summarise(cosines: Float32Array, from: number, to: number): { best: number; sum: number } {
  let best = 0;
  let sum = 0;
  for (let i = from; i < to; i++) {
    const value = cosines[i]!;
    sum += value;
    if (value > best) best = value;
  }
  return { best, sum };
}

function withContext(
  cut: (text: string) => WeightedToken[],
  text: string,
  context: string | undefined,
): readonly WeightedToken[] {
  const own = cut(text);
  if (context === undefined) return own;
  const seen = new Set(own.map(({ token }) => token));
  const earlier = cut(context)
    .filter(({ token }) => !seen.has(token))
    .map((token): WeightedToken => ({ ...token, weight: token.weight * CONTEXT_WEIGHT, added: true }));
  return [...own, ...earlier];
}
