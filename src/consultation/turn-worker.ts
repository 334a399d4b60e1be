import { type Clock, machineTime } from '../core/clock.ts';
import { describeError, Unavailable } from '../core/errors.ts';
import type { Logger } from '../core/logger.ts';
import type { FlowDeps, TurnJob } from './flow-deps.ts';
import type { ConsultationLog, StoredMessage, TurnResult, TurnWork } from './records.ts';
import { failedResult } from './turns/failed.ts';

/** What the world may hear while turns are at work. Not durable: whoever missed it reads the log. */
export interface TurnEvents {
  working(work: TurnWork, stage: string): void;
  delta(work: TurnWork, textSoFar: string): void;
  settled(work: TurnWork, stored: StoredMessage[], result: TurnResult): void;
}

export interface TurnWorkerDeps {
  log: ConsultationLog;
  /** Decides what answers a message; reads, never writes. */
  take(job: TurnJob): Promise<TurnResult>;
  flow: Pick<FlowDeps, 'callBack' | 'clock'>;
  events: TurnEvents;
  clock: Clock;
  logger: Logger;
  /** Unique per process: leases are held in its name. */
  name: string;
  /** Turns at work at once. */
  concurrency: number;
}

const LEASE_MS = 30_000;
const POLL_MS = 1_000;
/** After this many tries of a turn the resident is told that it failed, and a person is called. */
const TRIES = 3;
/**
 * A turn that comes back so often was not even put back: it took the process with it, or could not be stored. It is not
 * tried again; the resident is told.
 */
const TRIES_BEFORE_APOLOGY = 5;

/** Takes pending turns and answers them. A crash loses nothing: the lease runs out and the turn is taken again. */
export function createTurnWorker(deps: TurnWorkerDeps) {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let wanted = false;
  let pulling: Promise<void> | undefined;
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  const leaseMs = machineTime(deps.clock, LEASE_MS);

  return {
    start(): void {
      timer = setInterval(() => wake(), POLL_MS);
      wake();
    },
    /** A turn was stored: look now, not at the next poll. */
    wake,
    /** Lets turns at work finish for up to `graceMs`, then stops them; they are taken again at the next start. */
    async stop(graceMs = 5_000): Promise<void> {
      clearInterval(timer);
      stopped = true;
      // A look under way may still take a turn.
      await pulling;
      const grace = setTimeout(() => stopping.abort(), graceMs);
      await Promise.allSettled(running);
      clearTimeout(grace);
    },
    /** Resolves when nothing is pending and nothing at work. */
    async idle(): Promise<void> {
      for (;;) {
        // A look under way may have begun before the last turn was stored: look once more after it.
        await pulling;
        await pull();
        if (running.size === 0) return;
        await Promise.allSettled(running);
      }
    },
  };

  function wake(): void {
    wanted = true;
    void pull();
  }

  function pull(): Promise<void> {
    pulling ??= claimAll().finally(() => {
      pulling = undefined;
    });
    return pulling;
  }

  async function claimAll(): Promise<void> {
    try {
      do {
        wanted = false;
        while (!stopped && running.size < deps.concurrency) {
          const work = await deps.log.claimTurn(deps.name, leaseMs, deps.clock.now());
          if (!work) break;
          const done = run(work).finally(() => {
            running.delete(done);
            wake();
          });
          running.add(done);
        }
      } while (wanted && !stopped && running.size < deps.concurrency);
      if (failing) deps.logger.info({}, 'turns are claimed again');
      failing = false;
    } catch (error) {
      // Said once, not every second for as long as the database is away.
      if (!failing) deps.logger.error({ error }, 'turns cannot be claimed; trying again');
      failing = true;
    }
  }

  async function run(work: TurnWork): Promise<void> {
    const lease = setInterval(() => {
      deps.log.renewTurn(work.turn.id, deps.name, leaseMs, deps.clock.now()).catch((error: unknown) => {
        deps.logger.warn({ error, turn: work.turn.id }, 'lease not renewed');
      });
    }, LEASE_MS / 3);
    try {
      const result = await decide(work);
      if (!result) return;
      const stored = await deps.log.finishTurn(work.turn.id, deps.name, result, deps.clock.now());
      if (stored) deps.events.settled(work, stored, result);
      else deps.logger.warn({ turn: work.turn.id }, 'lease lost; another worker answers');
    } catch (error) {
      // The turn stays leased and is taken again when the lease runs out.
      deps.logger.error({ error, turn: work.turn.id }, 'turn not stored');
    } finally {
      clearInterval(lease);
    }
  }

  /** Undefined: put back, to be tried again. */
  async function decide(work: TurnWork): Promise<TurnResult | undefined> {
    const job: TurnJob = {
      work,
      signal: stopping.signal,
      stage: (name) => deps.events.working(work, name),
      delta: (text) => deps.events.delta(work, text),
    };
    try {
      if (work.turn.attempts >= TRIES_BEFORE_APOLOGY) throw new Unavailable('试了几次都没有做完');
      return await deps.take(job);
    } catch (error) {
      if (work.turn.attempts + 1 < TRIES || stopping.signal.aborted) {
        deps.logger.warn(
          { error, turn: work.turn.id, attempts: work.turn.attempts },
          'turn failed, will be tried again',
        );
        const wait = stopping.signal.aborted ? 0 : 500 * 4 ** work.turn.attempts;
        await deps.log.releaseTurn(work.turn.id, deps.name, new Date(deps.clock.now().getTime() + wait));
        return undefined;
      }
      deps.logger.error({ error, turn: work.turn.id }, 'turn failed for good, a person is called');
      return failedResult(deps.flow, work, describeError(error));
    }
  }
}
