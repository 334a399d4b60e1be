import { expect, test, vi } from 'vitest';
import { createOutboxPump } from '../../src/channels/telegram/outbox/pump.ts';
import { TIMING } from '../../src/channels/telegram/ports.ts';
import type { OutboxRow } from '../../src/consultation/records.ts';
import { systemClock } from '../../src/core/clock.ts';
import type { OutboxId } from '../../src/core/ids.ts';
import { silentLogger } from '../../src/core/logger.ts';

test('a row put off while the channel stops leaves no timer the process would wait for', async () => {
  vi.useFakeTimers();
  try {
    const stop = new AbortController();
    const begun = Promise.withResolvers<void>();
    const delivery = Promise.withResolvers<Date>();
    const rows = [{ id: 'row' as OutboxId }] as OutboxRow[];
    const pump = createOutboxPump({
      log: { claimOutbox: async () => rows.splice(0) },
      deliver: () => {
        begun.resolve();
        return delivery.promise;
      },
      canSend: () => true,
      clock: systemClock,
      logger: silentLogger,
      worker: 'here',
      timing: TIMING,
    });
    const running = pump.run(stop.signal);
    await begun.promise;
    stop.abort();
    // 429: again in twenty seconds.
    delivery.resolve(new Date(Date.now() + 20_000));
    await running;
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
