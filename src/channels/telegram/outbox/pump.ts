import type { OutboxRow } from '../../../consultation/records.ts';
import { type Clock, machineTime } from '../../../core/clock.ts';
import type { OutboxId } from '../../../core/ids.ts';
import type { Logger } from '../../../core/logger.ts';
import type { OutboxLog, Timing } from '../ports.ts';
import { backoff, createBell } from '../waiting.ts';

/** Chats served side by side. */
const CONCURRENCY = 24;

export interface PumpDeps {
  log: Pick<OutboxLog, 'claimOutbox'>;
  deliver(row: OutboxRow): Promise<Date | undefined>;
  /** False while there is no connection: attempts would only be wasted. */
  canSend(): boolean;
  clock: Clock;
  logger: Logger;
  worker: string;
  timing: Timing;
}

/** Takes rows from the outbox as places become free. The log gives one row of a chat at a time, in order. */
export function createOutboxPump({ log, deliver, canSend, clock, logger, worker, timing }: PumpDeps) {
  const bell = createBell();
  const active = new Map<OutboxId, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();

  function begin(row: OutboxRow): void {
    // Its lease ran out while we were at it and the log gave it to us again: the log tells workers apart, not
    // attempts, so a second one beside the first would place, and record, a second message.
    if (active.has(row.id)) return;
    const task = deliver(row)
      .then((again) => {
        if (again) ringAt(again);
      })
      .catch((error: unknown) => {
        // The log could not be written; the row comes back when its lease ends.
        logger.error({ outbox: row.id, error }, 'outbox row left as it is');
      })
      .finally(() => {
        active.delete(row.id);
        bell.ring();
      });
    active.set(row.id, task);
  }

  function ringAt(when: Date): void {
    const wait = Math.max(0, when.getTime() - clock.now().getTime()) / (clock.speed ?? 1);
    // Longer waits are found by the regular look into the outbox.
    if (wait > 30_000) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      bell.ring();
    }, wait + 5);
    timers.add(timer);
  }

  return {
    wake: bell.ring,

    /** Runs until `stop` aborts, then waits for the rows under way. */
    async run(stop: AbortSignal): Promise<void> {
      let failures = 0;
      while (!stop.aborted) {
        let wait = timing.outboxPollMs;
        if (canSend() && active.size < CONCURRENCY) {
          try {
            const rows = await log.claimOutbox(
              'telegram',
              worker,
              CONCURRENCY - active.size,
              machineTime(clock, timing.leaseMs),
              clock.now(),
            );
            failures = 0;
            for (const row of rows) begin(row);
          } catch (error) {
            wait = backoff(failures++, timing.retryMs, 30_000);
            logger.error({ error, wait }, 'outbox cannot be read');
          }
        }
        await bell.wait(wait, stop);
      }
      await Promise.all(active.values());
      // Last: a row under way may have asked to be looked at again, and the process must not wait for that.
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
