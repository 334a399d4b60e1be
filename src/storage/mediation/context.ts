import { randomBytes, randomInt } from 'node:crypto';
import { newId, type PersonId } from '../../core/ids.ts';
import type { Actor } from '../../mediation/actor.ts';
import type { DecisionContext } from '../../mediation/decision.ts';
import type { Store } from '../store.ts';

/** 128 bits: a link cannot be guessed. */
const TOKEN_BYTES = 16;

export function contextOf(
  store: Store,
  actor: Actor,
  { conflicts, away }: { conflicts: readonly PersonId[]; away: readonly PersonId[] },
  now: Date,
): DecisionContext {
  return {
    now,
    actor,
    conflicts,
    away,
    rules: store.caseRules(),
    newId: () => newId(now.getTime()),
    newToken: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    newCode: () => String(randomInt(0, 1_000_000)).padStart(6, '0'),
  };
}
