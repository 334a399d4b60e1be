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
 * evals/guides.jsonl (answerable) and every other line of evals/unanswerable.jsonl. A long message is nearly always a matter of somebody's; a short
 * one must match well (拼多多怎么砍价 shares its words with many laws).
 */
const WEIGHTS = { bias: -3.2, guide: 0.59, articles: 0.56, logLength: 1.75, topic: 0.41 };

/** Below it we say that we found nothing: an article beside the point is worse. */
export const ENOUGH = 0.6;

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
