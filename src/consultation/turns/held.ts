import type { TurnResult, TurnWork } from '../records.ts';
import { say } from './results.ts';

/** While a person has the consultation the bot keeps silent; the message is in the log for them. */
export function heldResult(work: TurnWork): TurnResult | undefined {
  const state = work.consultation?.state;
  return state === 'held' || state === 'mediating' ? say(work, { path: 'held' }) : undefined;
}
