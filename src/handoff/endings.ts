import type { Outcome } from '../consultation/states.ts';

/** What a person ends a matter in hand as. */
export const ENDINGS = [
  'answered-by-person',
  'referred',
  'withdrawn',
  'not-legal',
] as const satisfies readonly Outcome[];
export type Ending = (typeof ENDINGS)[number];
