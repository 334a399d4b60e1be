/** What is known of a message before it is answered. */
export interface AnswerSigns {
  /** Chance that the best guide answers it, and that the best articles do; 0..1. */
  guide: number;
  articles: number;
  /** Characters of the message. */
  length: number;
  /** Probability of its topic. */
  topic: number;
}

/**
 * The chance that what was found answers the message and is not just like it: a logistic model, fitted on half of
 * evals/guides.jsonl, evals/guides-fresh.jsonl and of the guides' own short questions against every other line of evals/unanswerable.jsonl.
 * Length and topic speak beside the guide: 窗户玻璃怎么擦干净 shares its words with a guide and belongs to no topic.
 */
const WEIGHTS = { bias: -6.83, guide: 0.76, articles: 0.22, logLength: 2.28, topic: 3.74 };

/** Below it we say that we found nothing: an article beside the point is worse. */
export const ENOUGH = 0.55;

export function answerChance({ guide, articles, length, topic }: AnswerSigns): number {
  const sum =
    WEIGHTS.bias +
    WEIGHTS.guide * logit(guide) +
    WEIGHTS.articles * logit(articles) +
    WEIGHTS.logLength * Math.log(Math.max(1, length)) +
    WEIGHTS.topic * topic;
  return 1 / (1 + Math.exp(-sum));
}

function logit(chance: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, chance));
  return Math.log(bounded / (1 - bounded));
}
