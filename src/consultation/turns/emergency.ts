import { guideIdOf } from '../answer/compose.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import { safetyReason } from '../handoff-rules.ts';
import type { TurnResult } from '../records.ts';
import type { SafetyHit } from '../safety/safety.ts';
import { BUTTONS } from '../screen-text.ts';
import { callPerson } from './call-person.ts';
import { areasOf } from './context.ts';
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
  const guides = await relatedGuides(deps, work.resident.area, text);
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

/** A guide to read afterwards. Help must not wait for it: when search is down the script goes out alone. */
async function relatedGuides(deps: FlowDeps, area: Parameters<typeof areasOf>[1], text: string) {
  const sources = deps.sources();
  try {
    const { hits } = await deps.retriever().search({
      text,
      asOf: deps.today(),
      areas: areasOf(sources.knowledge.directory, area),
      limit: 3,
      kinds: ['guide'],
    });
    const ids = [...new Set(hits.flatMap((hit) => guideIdOf(hit.passage) ?? []))];
    return ids.slice(0, 1).flatMap((id) => sources.guide(id) ?? []);
  } catch (error) {
    deps.logger.error({ error }, 'no related guide for an emergency: search failed');
    return [];
  }
}
