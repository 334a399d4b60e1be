import { describeError, InvalidInput } from '../../../core/errors.ts';
import type { Logger } from '../../../core/logger.ts';
import type { BotApi } from '../bot-api.ts';
import type { Timing } from '../ports.ts';
import { backoff, pause } from '../waiting.ts';
import { createChatQueue, HeldBack } from './chat-queue.ts';
import { anyUpdate } from './update-schema.ts';
import { createUpdateWindow } from './update-window.ts';

/** While something is under way the server is asked this often; it answers at once then. */
const BUSY_MS = 250;
/** An update that failed so often while others could be kept is set aside: it must not stop the service. */
const POISON_ATTEMPTS = 10;

export interface PollDeps {
  api: BotApi;
  take(raw: unknown): Promise<void>;
  timing: Timing;
  logger: Logger;
}

/** Long polling. `next` does one round: asks, starts what is new, confirms what is kept by the next asking. */
export function createPoll({ api, take, timing, logger }: PollDeps) {
  const window = createUpdateWindow();
  const inChat = createChatQueue();
  const attempts = new Map<number, { count: number; keptBefore: number }>();
  const running = new Set<Promise<void>>();
  let kept = 0;
  let failures = 0;

  function begin(raw: unknown): void {
    const parsed = anyUpdate.safeParse(raw);
    if (!parsed.success || !window.begin(parsed.data.update_id)) return;
    const id = parsed.data.update_id;
    const task = inChat(chatOf(raw), () => take(raw)).then(
      () => {
        window.finish(id);
        attempts.delete(id);
        kept++;
        failures = 0;
      },
      (error: unknown) => fail(id, error),
    );
    running.add(task);
    void task.finally(() => running.delete(task));
  }

  function fail(id: number, error: unknown): void {
    if (error instanceof HeldBack) {
      window.fail(id);
      return;
    }
    const tried = attempts.get(id) ?? { count: 0, keptBefore: kept };
    tried.count++;
    attempts.set(id, tried);
    const hopeless =
      error instanceof InvalidInput || (tried.count >= POISON_ATTEMPTS && kept > tried.keptBefore);
    if (hopeless) {
      logger.error({ update: id, error }, 'telegram update set aside: it cannot be kept');
      attempts.delete(id);
      window.finish(id);
      return;
    }
    failures++;
    logger.error(
      { update: id, error: describeError(error), attempt: tried.count },
      'telegram update not kept, trying again',
    );
    window.fail(id);
  }

  return {
    /** One getUpdates and what follows from it. Throws what the call throws. */
    async next(stop: AbortSignal): Promise<void> {
      const waitMs = window.behind ? 0 : timing.longPollMs;
      const asked = performance.now();
      const updates = await api.getUpdates(window.offset(), waitMs, stop);
      for (const raw of updates) begin(raw);
      await Promise.race([Promise.all(running), pause(BUSY_MS, stop)]);
      if (failures > 0) await pause(backoff(failures, timing.retryMs / 4, 30_000), stop);
      // Some servers answer at once although there is nothing (telegram-test-api): they are not to be flooded.
      else if (updates.length === 0 && performance.now() - asked < BUSY_MS && waitMs > 0)
        await pause(BUSY_MS, stop);
    },

    /** Waits for what is under way and confirms it, so that a restart does not fetch it again. */
    async finish(): Promise<void> {
      await Promise.all(running);
      const offset = window.offset();
      if (offset > 0) await api.confirm(offset);
    },
  };
}

/** The key that keeps the messages of one chat in order; a press belongs to its person. */
function chatOf(raw: unknown): string {
  const fields = raw as Record<string, { chat?: { id?: unknown }; from?: { id?: unknown } } | undefined>;
  const body = fields.message ?? fields.edited_message ?? fields.callback_query;
  return String(body?.chat?.id ?? body?.from?.id ?? '');
}
