import type { TurnJob } from '../consultation/flow-deps.ts';
import type { TurnResult } from '../consultation/records.ts';
import type { CaseRules } from '../mediation/decision.ts';
import type { MediationFlowDeps } from '../mediation/flow/flow-deps.ts';
import { directoryOf, type Ground } from './ground.ts';
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

/** What a case is decided by, as it is now. `bot`: its user name, once it is known. */
export const caseRules = (
  { config, mind }: Pick<Ground, 'config' | 'mind'>,
  bot: string | undefined,
): CaseRules => ({
  directory: directoryOf({ mind }),
  ...config.mediation,
  publicUrl: config.publicUrl,
  bot,
  forbiddenFlags: forbiddenFlags(mind()),
  barrierIn: (text) => barrierIn(mind(), text),
});

/** What the chats of mediation need, from the parts there are. */
export function createMediationFlow(
  { storage, mind, clock }: Ground,
  takeTurn: (job: TurnJob) => Promise<TurnResult>,
): MediationFlowDeps {
  return {
    store: storage.mediation,
    directory: () => directoryOf({ mind }),
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
