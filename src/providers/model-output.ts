import { z } from 'zod';
import { KINDS, SMALLTALK, URGENCIES } from '../consultation/triage/triage.ts';
import type { Answer, Claim } from '../contracts/answer.ts';

/**
 * What the model may write. Every field is required and nothing else allowed, as strict structured output wants it;
 * lengths are cut when it is read, since a long answer is better cut than lost.
 */
const claim = z.strictObject({ text: z.string(), cites: z.array(z.number()) });

export const answerOutput = z.strictObject({
  title: z.string(),
  short: z.array(claim),
  steps: z.array(claim),
  law: z.array(claim),
  deadlines: z.array(claim),
  bring: z.array(z.string()),
  cost: z.array(claim),
  pitfalls: z.array(claim),
  person: z.array(claim),
});
export type AnswerOutput = z.infer<typeof answerOutput>;

const MOST = {
  short: 3,
  steps: 6,
  law: 6,
  deadlines: 4,
  bring: 12,
  cost: 4,
  pitfalls: 5,
  person: 3,
} as const;
const LONGEST_CLAIM = 400;

/** As the parts of an Answer, without what code fills in. Cites outside 1..sources are left out, so the gate sees them missing. */
export function readAnswer(output: AnswerOutput, sources: number): Answer {
  const claims = (part: Exclude<keyof typeof MOST, 'bring'>): Claim[] =>
    output[part]
      .map(({ text, cites }) => ({
        text: text.trim().slice(0, LONGEST_CLAIM),
        cites: [...new Set(cites)].filter((n) => Number.isInteger(n) && n >= 1 && n <= sources),
      }))
      .filter(({ text }) => text !== '')
      .slice(0, MOST[part]);
  const title = output.title.trim().slice(0, 40);
  return {
    ...(title === '' ? {} : { title }),
    short: claims('short'),
    steps: claims('steps'),
    law: claims('law'),
    deadlines: claims('deadlines'),
    bring: output.bring
      .map((item) => item.trim().slice(0, 80))
      .filter((item) => item !== '')
      .slice(0, MOST.bring),
    cost: claims('cost'),
    pitfalls: claims('pitfalls'),
    person: claims('person'),
    places: [],
    citations: [],
    related: [],
    writer: 'model',
    notes: [],
  };
}

/** The triage a model may give; topics are those of knowledge/topics.yaml. */
export function triageOutput(topics: readonly [string, ...string[]]) {
  return z.strictObject({
    kind: z.enum(KINDS),
    smalltalk: z.enum(SMALLTALK).nullable(),
    topic: z.enum(topics),
    topicConfidence: z.number(),
    urgency: z.enum(URGENCIES),
    followUp: z.boolean(),
    standalone: z.string(),
  });
}
