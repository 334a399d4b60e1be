import type { TelegramChannel } from '../channels/telegram/ports.ts';
import { takeTurn } from '../consultation/flow.ts';
import type { FlowDeps } from '../consultation/flow-deps.ts';
import { loneTurn } from '../consultation/turns/lone-turn.ts';
import type { DeskEvent } from '../contracts/console/desk.ts';
import type { PersonId } from '../core/ids.ts';
import type { DeskDeps } from '../handoff/desk/desk-deps.ts';
import { toResident } from '../handoff/desk/press.ts';
import { createDeskService } from '../handoff/desk-service.ts';
import { createDeskEvents } from '../http/console/desk-events.ts';
import { createHandoffRunner } from '../jobs/handoff.ts';
import { directoryOf, type Ground } from './ground.ts';
import { type Live, loggedBus, publishMessages } from './live.ts';

/** A matter in hand in which nobody wrote for so long is asked after. */
const IDLE_MS = 24 * 3_600_000;

/** People who take over: their desk in the chat and in the console, and what runs on its clock. */
export function createHandoff(
  ground: Ground,
  parts: {
    flow: FlowDeps;
    live: Live;
    telegram(): TelegramChannel | undefined;
  },
) {
  const { config, clock, logger, storage, mind } = ground;
  const { flow, live, telegram } = parts;
  const store = storage.handoff;
  const topics = () => mind().sources.knowledge.topics;
  const desk: DeskDeps = {
    store,
    directory: () => directoryOf(ground),
    canned: () => mind().sources.knowledge.canned,
    answer: async (text, area, signal) =>
      (await takeTurn(flow, { ...loneTurn(text, clock.now(), area), signal })).replies(undefined),
    repliesOf: async (turn) =>
      (await storage.log.turn(turn))?.replies.flatMap((message) => message.reply ?? []) ?? [],
    clock,
  };
  const changes = loggedBus<'desk', DeskEvent>(logger);
  const changed = (event: DeskEvent) => changes.publish('desk', event);
  const runner = createHandoffRunner({
    changed,
    accounts: async () =>
      (await storage.staff.accounts()).flatMap(({ person, disabled }) => (disabled ? [] : [person])),
    store,
    directory: desk.directory,
    topics,
    clock,
    idleMs: IDLE_MS,
    closeMs: config.idleHours * 3_600_000,
    logger,
    onDone: () => telegram()?.wake(),
    forum: () => (telegram()?.status().ok ? telegram()?.forum : undefined),
    fireCaseTimers: () => storage.mediation.fireTimers(clock.now()),
  });
  /** Desks, cards and lists are looked at anew. */
  const lookAgain = () => {
    runner.wake();
    changed({ type: 'queue', number: null });
  };
  const service = createDeskService({
    ...desk,
    topics,
    safety: () => mind().sources.knowledge.safety,
    changed(event, said) {
      publishMessages(live, said);
      changed(event);
      telegram()?.wake();
      runner.wake();
    },
  });
  const events = createDeskEvents({
    subscribe: (listener) => changes.subscribe('desk', listener),
    newest: store.newest,
    logger,
  });
  return {
    desk,
    runner,
    service,
    events,
    changed,
    lookAgain,
    /** What 值班与人员 does to people's desks. */
    desks: {
      reachable: store.reachable,
      makeBindCode: store.makeBindCode,
      async unbind(person: PersonId) {
        const matters = await store.unbind(person, toResident, clock.now());
        telegram()?.wake();
        lookAgain();
        return matters;
      },
      async setAway(person: PersonId, away: boolean) {
        await service.leave(person, away);
      },
    },
  };
}
export type Handoff = ReturnType<typeof createHandoff>;
