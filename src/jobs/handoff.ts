import { describeError } from '../core/errors.ts';
import type { Logger } from '../core/logger.ts';
import { type DispatchDeps, dispatch, keepDesks } from '../handoff/dispatch.ts';
import { warnEarly } from '../handoff/early-warning.ts';
import { keepTopics } from '../handoff/forum.ts';
import type { Forum } from '../handoff/ports.ts';
import { takeBackCards } from '../handoff/take-back.ts';
import { runTimers, type TimerDeps } from '../handoff/timers.ts';

/** Confirmations and cards follow at this distance at the latest; a finished turn wakes at once. */
const LOOK_MS = 2_000;
/** On a fast clock it looks more often, but not so often that it does nothing else. */
const SHORTEST_LOOK_MS = 250;

export interface HandoffRunner {
  start(): void;
  /** Something changed: look now. */
  wake(): void;
  /** One look, done when it resolves. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** Looks after what runs on a clock in the handoff; never twice at once, and once more when woken meanwhile. */
export function createHandoffRunner(
  deps: DispatchDeps &
    TimerDeps & {
      logger: Logger;
      onDone(): void;
      /** The advisers' group; undefined: the office has none, or it cannot be reached now. */
      forum?(): Forum | undefined;
      /** Timers of mediation cases; how many fired. */
      fireCaseTimers(): Promise<number>;
    },
): HandoffRunner {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  /** Said once, not at every look. */
  let groupFails = false;
  let timer: NodeJS.Timeout | undefined;

  /** Without its topic a matter's card still goes to a private desk: the group must not hold anything up. */
  async function topics(): Promise<number> {
    try {
      const kept = await keepTopics(deps.store, deps.forum?.(), deps.clock);
      groupFails = false;
      return kept;
    } catch (error) {
      if (!groupFails)
        deps.logger.error({ error: describeError(error) }, "handoff: the advisers' group refuses topics");
      groupFails = true;
      return 0;
    }
  }

  async function look(): Promise<void> {
    try {
      do {
        again = false;
        const happened =
          (await keepDesks(deps)) +
          (await topics()) +
          (await runTimers(deps)) +
          (await takeBackCards(deps)) +
          (await dispatch(deps)) +
          (await warnEarly(deps)) +
          (await deps.fireCaseTimers());
        if (happened > 0) deps.onDone();
      } while (again && !stopped);
    } catch (error) {
      deps.logger.error(
        { error: describeError(error) },
        'handoff: this look failed; the next one tries again',
      );
    }
  }
  function run(): Promise<void> {
    again = true;
    running ??= look().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    start() {
      const every = Math.min(LOOK_MS, Math.max(SHORTEST_LOOK_MS, LOOK_MS / (deps.clock.speed ?? 1)));
      timer = setInterval(() => void run(), every).unref();
      void run();
    },
    wake: () => {
      if (!stopped) void run();
    },
    run,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
