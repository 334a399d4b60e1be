import type { LiveTurnEvent, TelegramDeps } from '../../src/channels/telegram/ports.ts';
import { createTelegramChannel } from '../../src/channels/telegram/telegram-channel.ts';
import type { Incoming } from '../../src/consultation/incoming.ts';
import type { Receipt } from '../../src/consultation/records.ts';
import type { Reply } from '../../src/contracts/reply.ts';
import { systemClock } from '../../src/core/clock.ts';
import { newId } from '../../src/core/ids.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server/server.ts';
import { createMemoryOutbox } from './memory-outbox.ts';

export const textReply = (text: string, buttons: Reply['buttons'] = []): Reply => ({
  body: { type: 'text', text },
  buttons,
});

export const FAST = {
  longPollMs: 1_000,
  retryMs: 20,
  retryMaxMs: 200,
  outboxPollMs: 50,
  callTimeoutMs: 1_000,
  leaseMs: 10_000,
  typingMs: 30,
  draftMs: 10,
};

export type Harness = Awaited<ReturnType<typeof startHarness>>;

/** The channel on the protocol-true server, with the log and the flow played by the test. */
export async function startHarness(
  options: Partial<TelegramDeps> & {
    server?: TelegramServer;
    answer?: (incoming: Incoming) => Reply | undefined;
    autostart?: boolean;
  } = {},
) {
  const server = options.server ?? (await startTelegramServer());
  const outbox = createMemoryOutbox();
  const received: Incoming[] = [];
  const claimed = new Set<string>();
  const saved: Uint8Array[] = [];
  const removed: string[] = [];
  let listener: (event: LiveTurnEvent) => void = () => {};
  const { server: _, answer, autostart, ...overrides } = options;

  const receive = async (incoming: Incoming): Promise<Receipt> => {
    const accepted = !claimed.has(incoming.updateId);
    claimed.add(incoming.updateId);
    if (accepted) {
      received.push(incoming);
      const reply = answer?.(incoming);
      if (reply) {
        outbox.add(incoming.sender.address, reply);
        channel.wake();
      }
    }
    return { accepted, resident: newId(), message: newId(), turn: newId(), seq: received.length };
  };

  const channel = createTelegramChannel({
    token: server.token,
    apiRoot: server.apiRoot,
    receive,
    log: outbox.log,
    files: {
      async save(bytes) {
        saved.push(bytes);
        return `saved/${saved.length}`;
      },
      async read() {
        return undefined;
      },
      async remove(reference) {
        removed.push(reference);
      },
    },
    maxFileBytes: 20 * 1024 * 1024,
    live: {
      subscribe(given) {
        listener = given;
        return () => {
          listener = () => {};
        };
      },
    },
    clock: systemClock,
    logger: silentLogger,
    worker: 'worker-1',
    timing: FAST,
    limits: { perSecond: 1_000, perChatPerSecond: 1_000, chatBurst: 1_000 },
    ...overrides,
  });
  if (autostart !== false) await channel.start();
  return {
    server,
    channel,
    outbox,
    received,
    saved,
    removed,
    emit: (event: LiveTurnEvent) => listener(event),
    async close() {
      await channel.stop();
      if (!options.server) await server.close();
    },
  };
}
