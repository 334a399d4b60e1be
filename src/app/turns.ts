import type { FlowDeps, TurnJob } from '../consultation/flow-deps.ts';
import type { TurnResult, TurnWork } from '../consultation/records.ts';
import { createTurnWorker } from '../consultation/turn-worker.ts';
import type { LiveEvent } from '../contracts/chat.ts';
import { takeAnyTurn } from '../handoff/take-any-turn.ts';
import { takeMediationTurn } from '../mediation/flow/take-mediation-turn.ts';
import { outreachTurns } from '../statistics/outreach/desk-form.ts';
import { directoryOf, type Ground } from './ground.ts';
import type { Handoff } from './handoff.ts';
import { type Live, publishMessages } from './live.ts';
import { createMediationFlow } from './mediation.ts';
import type { createMetrics } from './metrics.ts';

/** Turns at work at once: a model is waited for, without one the processor is the limit. */
const WITH_MODEL = 32;
const WITHOUT_MODEL = 4;

/** Whatever comes in, answered by mediation, by a desk, by the outreach form, or by the flow. */
export function createTurns(
  ground: Ground,
  parts: {
    flow: FlowDeps;
    handoff: Handoff;
    live: Live;
    metrics: ReturnType<typeof createMetrics>;
    worker: string;
    wakeTelegram(): void;
  },
) {
  const { clock, logger, storage } = ground;
  const { flow, handoff, live, metrics } = parts;
  const directory = () => directoryOf(ground);
  const takeOther = outreachTurns({ directory, today: flow.today }, takeAnyTurn(flow, handoff.desk));
  const mediation = createMediationFlow(ground, takeOther);
  const take = async (job: TurnJob): Promise<TurnResult> =>
    (await takeMediationTurn(mediation, job)) ?? takeOther(job);
  const publish = (work: TurnWork, event: LiveEvent) => live.publish(work.resident.id, event);

  return createTurnWorker({
    log: storage.log,
    take,
    flow,
    clock,
    logger,
    name: parts.worker,
    concurrency: flow.model ? WITH_MODEL : WITHOUT_MODEL,
    events: {
      working: (work, stage) => publish(work, { type: 'working', turnId: work.turn.id, stage }),
      delta: (work, text) => publish(work, { type: 'delta', turnId: work.turn.id, text }),
      settled: (work, stored, result) => {
        metrics.turn(work.resident.channel, clock.now().getTime() - work.turn.createdAt.getTime(), result);
        // An order may have said something to the other side as well.
        publishMessages(live, stored);
        publish(work, { type: 'settled', turnId: work.turn.id });
        parts.wakeTelegram();
        if (result.handoff || result.order || result.ifHeld) {
          handoff.runner.wake();
          if (result.order?.type === 'mediation') handoff.changed({ type: 'case', number: null });
          else {
            const type = work.person ? 'matter' : 'message';
            handoff.changed({ type, number: work.consultation?.number ?? null });
          }
        }
      },
    },
  });
}
