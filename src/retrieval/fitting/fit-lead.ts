import type { LocalDate } from '../../core/dates.ts';
import { fitLogistic } from '../guides/fitting/fit-logistic.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { GeneratorWeights } from '../ranking/candidates.ts';
import { LEAD_SIGNS, leadSigns } from '../ranking/lead.ts';
import { createScorer, type RankingModel } from '../ranking/model.ts';
import { keyLookup, type Learned, resolvePriors } from '../ranking/priors.ts';
import { rankCandidates } from '../ranking/ranker.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';
import type { LabelledQuestion } from './learn.ts';

export interface JudgedLead {
  signs: readonly number[];
  right: boolean;
}

export interface LeadOptions {
  /** The full index, and that of a fresh clone: the chance must hold in both. */
  indexes: readonly SearchIndex[];
  tokenizer: Tokenizer;
  generator: GeneratorWeights;
  asOf: LocalDate;
  /** Fitted without these questions. */
  model: Pick<RankingModel, 'linear' | 'trees'>;
  learned: Learned;
}

/** Whether the first article of each question is one that answers it; a question without articles is one that none answers. */
export function judgeLeads(options: LeadOptions, questions: readonly LabelledQuestion[]): JudgedLead[] {
  const { tokenizer, generator, asOf } = options;
  const scoreOf = createScorer(options.model);
  return options.indexes.flatMap((index) => {
    const lookup = keyLookup(index);
    const priors = resolvePriors(options.learned, index, lookup);
    return questions.flatMap(({ text, relevant }): JudgedLead[] => {
      const ranked = rankCandidates(index, tokenizer, priors, generator, { text, asOf, areas: [] });
      const scores = scoreOf(ranked);
      const signs = leadSigns(ranked, scores, { known: ranked.query.known, length: text.length });
      if (signs === undefined) return [];
      const first = ranked.docs[scores.indexOf(Math.max(...scores))]!;
      const right = relevant.some(
        ({ statute, number }) => lookup.get(`${statute}/${number}`) === index.documents.key[first],
      );
      return [{ signs, right }];
    });
  });
}

export function fitLead(judged: readonly JudgedLead[]): RankingModel['lead'] {
  const { bias, weights } = fitLogistic(
    judged.map(({ signs, right }) => ({ values: signs, right, weight: 1 })),
  );
  const rounded = (value: number): number => Number(value.toPrecision(4));
  const named = Object.fromEntries(LEAD_SIGNS.map((sign, i) => [sign, rounded(weights[i]!)]));
  return { bias: rounded(bias), ...(named as Record<(typeof LEAD_SIGNS)[number], number>) };
}
