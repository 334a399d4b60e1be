import type { LocalDate } from '../../core/dates.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { GeneratorWeights } from '../ranking/candidates.ts';
import { FEATURES } from '../ranking/features.ts';
import { createScorer, type RankingModel } from '../ranking/model.ts';
import { keyLookup, type Learned, resolvePriors } from '../ranking/priors.ts';
import { CANDIDATES, rankCandidates } from '../ranking/ranker.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';
import { calibrate } from './calibrate.ts';
import { fitLead, type JudgedLead, judgeLeads } from './fit-lead.ts';
import { fitLinear } from './fit-linear.ts';
import { fitTrees } from './fit-trees.ts';
import { type LabelledQuestion, learn } from './learn.ts';
import { type CandidateList, thinned } from './lists.ts';
import { surroundingsIn } from './surroundings.ts';

/** Set by trying: candidate recall on the training questions, out of fold, for a handful of settings. */
export const GENERATOR: GeneratorWeights = {
  bigrams: 1,
  statutePrior: 0.06,
  articlePrior: 0.1,
  statuteText: 0.1,
  statuteTitle: 0.3,
  statuteVotes: 0.1,
  articleVotes: 0.4,
  statuteWords: 0.1,
};

export interface FitOptions {
  index: SearchIndex;
  /** Guides and digests alone, as a fresh clone has them. */
  ownIndex: SearchIndex;
  tokenizer: Tokenizer;
  questions: readonly LabelledQuestion[];
  /** Messages that no passage answers, so that the chance of an answer can be told. */
  unanswerable: readonly string[];
  asOf: LocalDate;
  folds: number;
  command: string;
  progress: (text: string) => void;
}

export interface FoldRanking {
  question: number;
  /** Article keys, best first. */
  linear: string[];
  full: string[];
}

export interface Fitted {
  model: RankingModel;
  learned: Learned;
  /** Rankings of each question by models that never saw it. */
  outOfFold: FoldRanking[];
  candidateRecall: number;
}

/**
 * Fits everything the ranking learns. Counts and words come from the other folds for every question, so that the model never
 * sees a prior that its own question is part of; then linear model and trees are fitted on the other folds too and the
 * rankings reported. What is returned is fitted on all. About three minutes for 1,235 questions on one core.
 */
export function fitRanking(options: FitOptions): Fitted {
  const { index, tokenizer, questions, asOf, folds, progress } = options;
  const lookup = keyLookup(index);
  const foldOf = questions.map((_, i) => foldNumber(i, folds));
  const surroundings = surroundingsIn(index, tokenizer, GENERATOR, asOf);
  const lists: CandidateList[] = [];
  const learnedOf: Learned[] = [];
  let found = 0;
  for (let fold = 0; fold < folds; fold++) {
    const learned = learn(
      questions.filter((_, i) => foldOf[i] !== fold),
      tokenizer,
      asOf,
      surroundings,
    );
    learnedOf.push(learned);
    const priors = resolvePriors(learned, index, lookup);
    for (const [question, { text, relevant }] of questions.entries()) {
      if (foldOf[question] !== fold) continue;
      const right = new Set(relevant.map(({ statute, number }) => lookup.get(`${statute}/${number}`)));
      const ranked = rankCandidates(index, tokenizer, priors, GENERATOR, { text, asOf, areas: [] });
      const keys = Uint32Array.from(ranked.docs, (doc) => index.documents.key[doc]!);
      const labels = Uint8Array.from(keys, (key) => (right.has(key) ? 1 : 0));
      found += labels.reduce((sum, label) => sum + label, 0) / right.size;
      lists.push({ question, rows: keys.length, values: ranked.values, labels, keys, relevant: right.size });
    }
  }
  progress(`候选已算好（前 ${CANDIDATES} 个里的召回 ${(found / Math.max(1, questions.length)).toFixed(3)}）`);

  const outOfFold: FoldRanking[] = [];
  const leads: JudgedLead[] = [];
  const nothing = options.unanswerable.map((text): LabelledQuestion => ({ text, relevant: [] }));
  for (let fold = 0; fold < folds; fold++) {
    const others = lists.filter(({ question }) => foldOf[question] !== fold);
    const { linear, trees } = fitModel(others);
    for (const list of lists.filter(({ question }) => foldOf[question] === fold)) {
      outOfFold.push({
        question: list.question,
        linear: ranking(index, list, { linear, trees: [] }),
        full: ranking(index, list, { linear, trees }),
      });
    }
    leads.push(
      ...judgeLeads(
        {
          indexes: [index, options.ownIndex],
          tokenizer,
          generator: GENERATOR,
          asOf,
          model: { linear, trees },
          learned: learnedOf[fold]!,
        },
        [
          ...questions.filter((_, i) => foldOf[i] === fold),
          ...nothing.filter((_, i) => foldNumber(i, folds) === fold),
        ],
      ),
    );
    progress(`第 ${fold + 1}/${folds} 折`);
  }

  const { linear, trees } = fitModel(lists);
  const learned = learn(questions, tokenizer, asOf, surroundings);
  const draft = { linear: linear.map((weight) => Number(weight.toPrecision(4))), trees };
  const model: RankingModel = {
    fitted: { command: options.command, questions: questions.length, asOf },
    generator: GENERATOR,
    features: [...FEATURES],
    ...draft,
    confidence: calibrate({
      indexes: [index, options.ownIndex],
      tokenizer,
      questions,
      unanswerable: options.unanswerable,
      asOf,
      generator: GENERATOR,
      model: draft,
      learned,
    }),
    lead: fitLead(leads),
  };
  return { model, learned, outOfFold, candidateRecall: found / Math.max(1, questions.length) };
}

function fitModel(lists: readonly CandidateList[]): Pick<RankingModel, 'linear' | 'trees'> {
  const usable = lists.filter(({ labels }) => labels.includes(1));
  const linear = fitLinear(usable.map(thinned), { steps: 60 });
  return { linear, trees: fitTrees(usable, linear) };
}

function ranking(
  index: SearchIndex,
  list: CandidateList,
  model: Pick<RankingModel, 'linear' | 'trees'>,
): string[] {
  const scores = createScorer(model)({ docs: list.keys, values: list.values });
  return [...scores.keys()]
    .sort((a, b) => scores[b]! - scores[a]!)
    .map((row) => {
      const key = list.keys[row]!;
      return `${index.meta.statutes[index.keys.statute[key]!]!.key}/${index.keys.number(key)}`;
    });
}

/** Spreads neighbours over folds by a fixed scramble: the questions lie in the order of the law they are about. */
function foldNumber(i: number, folds: number): number {
  return (Math.imul(i + 1, 2654435761) >>> 8) % folds;
}
