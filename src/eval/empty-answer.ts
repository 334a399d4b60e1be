import type { Answer } from '../contracts/answer.ts';

/** An answer that says nothing, to put one claim into. */
export const EMPTY_ANSWER: Answer = {
  short: [],
  steps: [],
  law: [],
  deadlines: [],
  bring: [],
  cost: [],
  pitfalls: [],
  person: [],
  places: [],
  citations: [],
  related: [],
  writer: 'composed',
  notes: [],
};
