import type { TurnJob } from '../consultation/flow-deps.ts';
import type { TurnResult } from '../consultation/records.ts';
import type { Clock } from '../core/clock.ts';
import type { MediationFlowDeps } from '../mediation/flow/flow-deps.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { Mind } from './knowledge-holder.ts';

/** Safety entries that keep a matter from mediation (knowledge/safety.yaml). */
export const forbiddenFlags = (mind: Mind): string[] =>
  mind.sources.knowledge.safety.filter((script) => !script.mediationAllowed).map(({ id }) => id);

/** Entries that stand for a crime rather than for somebody in danger from the other side. */
const CRIMES: readonly string[] = ['fraud', 'relative-detained'];

/** Safety reads an application whole, whoever wrote it: at the console nobody typed it in a chat. */
export function barrierIn(mind: Mind, text: string): 'violence' | 'crime' | undefined {
  const hit = mind.safety(text, []);
  if (!hit || !forbiddenFlags(mind).includes(hit.id)) return undefined;
  return CRIMES.includes(hit.id) ? 'crime' : 'violence';
}

/** What the chats of mediation need, from the parts there are. */
export function createMediationFlow(parts: {
  storage: Storage;
  mind(): Mind;
  takeTurn(job: TurnJob): Promise<TurnResult>;
  clock: Clock;
}): MediationFlowDeps {
  const { storage, mind, takeTurn, clock } = parts;
  return {
    store: storage.mediation,
    directory: () => mind().sources.knowledge.directory,
    safety: () => mind().safety,
    forbiddenFlags: () => forbiddenFlags(mind()),
    disputeTypeOf: (topic) => mind().sources.knowledge.topics.find((t) => t.id === topic)?.disputeType,
    async matter(number) {
      const matter = await storage.handoff.matter(number);
      if (!matter) return undefined;
      const { consultation, holder, messages } = matter;
      const said = messages.flatMap(({ content }) => (content?.type === 'text' ? [content.text] : []));
      const { topic, area, flags } = consultation;
      return { number, holder, topic, area, flags, story: said.join('。') };
    },
    takeTurn,
    clock,
  };
}
