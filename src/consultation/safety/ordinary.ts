import type { Guide } from '../../knowledge/guide.ts';
import type { GuideMatcher } from '../../retrieval/guides/matcher.ts';
import type { SafetyCheck } from './safety.ts';

/** A guide must be this sure of a message to vouch for it. */
const SURE = 0.9;
/** A guide of whose own questions so large a share alarms is about emergencies and vouches for nothing. */
const GRAVE = 0.15;

/**
 * Whether a message is surely an ordinary matter: a guide answers it that is about no emergency. `alarms` is the check that
 * nobody vouches before.
 */
export function ordinaryBy(
  guides: readonly Pick<Guide, 'id' | 'questions'>[],
  matcher: Pick<GuideMatcher, 'match'>,
  alarms: SafetyCheck,
): (message: string) => boolean {
  const questions = new Map(guides.map((guide) => [guide.id, guide.questions]));
  const known = new Map<string, boolean>();
  const isGrave = (id: string): boolean => {
    const asked = questions.get(id) ?? [];
    const grave =
      known.get(id) ?? asked.filter((text) => alarms(text, [])).length >= GRAVE * Math.max(1, asked.length);
    known.set(id, grave);
    return grave;
  };
  return (message) => {
    const first = matcher.match(message)[0];
    return first !== undefined && first.chance >= SURE && !isGrave(first.guide);
  };
}
