import type { AreaId } from '../../core/ids.ts';
import type { Guide } from '../../knowledge/guide.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import { safetyReason } from '../handoff-rules.ts';
import type { TurnResult } from '../records.ts';
import type { SafetyHit } from '../safety/safety.ts';
import { BUTTONS } from '../screen-text.ts';
import { callPerson } from './call-person.ts';
import { areasOf } from './context.ts';
import { guidesFor, RELATED } from './find-passages.ts';
import { openOrCurrent } from './results.ts';

/** The fixed script goes out at once, a person is called, and the flag stays with the consultation. */
export async function emergency(
  deps: FlowDeps,
  job: TurnJob,
  hit: SafetyHit,
  text: string,
): Promise<TurnResult> {
  const { work } = job;
  const { reason, why } = safetyReason(hit);
  const call = callPerson(deps, work, reason, { why, wish: text, urgency: 'now' });
  const guides = relatedGuide(deps, work.resident.area, text);
  const buttons = [[BUTTONS.human], ...guides.map((guide) => [BUTTONS.guide(guide.title, guide.id)])];
  return {
    record: { path: 'emergency', safety: hit.id, urgency: 'now', handoffReason: reason, notes: hit.evidence },
    replies: (number) => [
      { body: { type: 'emergency', label: hit.label, script: hit.script, numbers: hit.numbers }, buttons },
      call.told(number ?? ''),
    ],
    citations: [],
    consultation: openOrCurrent(work, {
      kind: 'person',
      urgency: 'now',
      event: 'call-person',
      flags: [...new Set([...(work.consultation?.flags ?? []), hit.id])],
    }),
    handoff: call.request,
  };
}

/** A guide to read afterwards. Help must not wait for it: when matching fails the script goes out alone. */
function relatedGuide(deps: FlowDeps, area: AreaId | undefined, text: string): Guide[] {
  const sources = deps.sources();
  try {
    return guidesFor(deps, sources, text, { areas: areasOf(sources.knowledge.directory, area) })
      .filter(({ chance }) => chance >= RELATED)
      .slice(0, 1)
      .map(({ guide }) => guide);
  } catch (error) {
    deps.logger.error({ error }, 'no related guide for an emergency: matching failed');
    return [];
  }
}
