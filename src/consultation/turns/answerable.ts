/** What is known of a message before it is answered. */
export interface AnswerSigns {
  /** Chance that the best guide answers it, that the first articles do, and that the very first one does; 0..1. */
  guide: number;
  articles: number;
  lead: number;
  /** Characters of the message. */
  length: number;
  /** Probability of its topic. */
  topic: number;
}

export const ANSWER_SIGNS = ['guide', 'articles', 'lead', 'logLength', 'topic'] as const;

/**
 * The chance that what was found answers the message and is not just like it: a logistic model over both chances, length and
 * topic (窗户玻璃怎么擦干净 shares its words with a guide and belongs to no topic). Printed by `npm run eval -- fit-answerable`,
 * which learns from the dev halves of our own sets and from every other public question.
 */
const WEIGHTS = { bias: -7.33, guide: 0.74, articles: 0.2, lead: 0.51, logLength: 3.1, topic: 3.62 };

/** Below it we say that we found nothing: an article beside the point is worse. */
export const ENOUGH = 0.6;
/** A guide as likely as this answers a message of two words too; of what nothing answers none comes near. */
const CERTAIN = 0.95;
/** Between these a longer message says more surely what it is about. What is too short to say anything is unclear to triage. */
const SHORT = 5;
const LONG = 20;

export function answerChance(signs: AnswerSigns): number {
  const values = signValues(signs);
  const sum = ANSWER_SIGNS.reduce((total, sign, i) => total + WEIGHTS[sign] * values[i]!, WEIGHTS.bias);
  const chance = 1 / (1 + Math.exp(-sum));
  return signs.guide >= CERTAIN ? Math.max(signs.guide, chance) : chance;
}

/** In the order of ANSWER_SIGNS. */
export function signValues({ guide, articles, lead, length, topic }: AnswerSigns): number[] {
  const logLength = Math.log(Math.min(LONG, Math.max(SHORT, length)));
  return [logit(guide), logit(articles), logit(lead), logLength, topic];
}

function logit(chance: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, chance));
  return Math.log(bounded / (1 - bounded));
}
