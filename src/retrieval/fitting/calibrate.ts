import type { LocalDate } from '../../core/dates.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { GeneratorWeights } from '../ranking/candidates.ts';
import { confidenceSigns } from '../ranking/confidence.ts';
import { createScorer, type RankingModel } from '../ranking/model.ts';
import { keyLookup, type Learned, resolvePriors } from '../ranking/priors.ts';
import { rankCandidates } from '../ranking/ranker.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';
import { fitConfidence, type JudgedSigns } from './fit-confidence.ts';
import type { LabelledQuestion } from './learn.ts';

export interface CalibrateOptions {
  /** The full index, and that of a fresh clone (guides and digests): confidence must hold in both. */
  indexes: readonly SearchIndex[];
  tokenizer: Tokenizer;
  questions: readonly LabelledQuestion[];
  /** Messages that no passage answers. */
  unanswerable: readonly string[];
  asOf: LocalDate;
  generator: GeneratorWeights;
  model: Pick<RankingModel, 'linear' | 'trees'>;
  learned: Learned;
}

/** Fits the chance of an answer on questions that an index answers (one of their articles is in it) and messages that none does. */
export function calibrate(options: CalibrateOptions): RankingModel['confidence'] {
  const { tokenizer, asOf, generator, questions, unanswerable } = options;
  const scoreOf = createScorer(options.model);
  const judged = options.indexes.flatMap((index): JudgedSigns[] => {
    const lookup = keyLookup(index);
    const priors = resolvePriors(options.learned, index, lookup);
    const signsOf = (text: string) => {
      const ranked = rankCandidates(index, tokenizer, priors, generator, { text, asOf, areas: [] });
      return confidenceSigns(ranked, scoreOf(ranked));
    };
    const answered = questions.filter(({ relevant }) =>
      relevant.some(({ statute, number }) => lookup.has(`${statute}/${number}`)),
    );
    return [
      ...answered.map(({ text }) => ({ signs: signsOf(text), answered: true })),
      ...unanswerable.map((text) => ({ signs: signsOf(text), answered: false })),
    ];
  });
  return fitConfidence(judged);
}
