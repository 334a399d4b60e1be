import { createTelegramChannel } from '../../src/channels/telegram/telegram-channel.ts';
import { systemClock } from '../../src/core/clock.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { openStorage } from '../../src/storage/open-storage.ts';

/** The channel with a real log and a flow that echoes: a process for tests to kill. */
const [apiRoot, token, dataDir, databaseUrl] = process.argv.slice(2) as [string, string, string, string?];
const worker = `worker-${process.pid}`;
const { log } = await openStorage({ dataDir, databaseUrl, clock: systemClock });

const channel = createTelegramChannel({
  token,
  apiRoot,
  receive: async (incoming) => {
    const receipt = await log.receive(incoming);
    void answer();
    return receipt;
  },
  log,
  files: { save: async () => '', remove: async () => {}, read: async () => undefined },
  maxFileBytes: 0,
  live: { subscribe: () => () => {} },
  clock: systemClock,
  logger: silentLogger,
  worker,
  timing: {
    longPollMs: 1_000,
    retryMs: 20,
    retryMaxMs: 500,
    outboxPollMs: 100,
    callTimeoutMs: 500,
    leaseMs: 1_500,
  },
  limits: { perSecond: 1_000, perChatPerSecond: 1_000, chatBurst: 1_000 },
});

async function answer(): Promise<void> {
  for (;;) {
    const now = systemClock.now();
    const work = await log.claimTurn(worker, 1_500, now);
    if (!work) return;
    const { content } = work.message;
    const text = content?.type === 'text' ? `答复：${content.text}` : '答复';
    const replies = () => [{ body: { type: 'text' as const, text }, buttons: [] }];
    const result = {
      record: { path: 'answer' as const },
      replies,
      citations: [],
      consultation: { use: 'none' as const },
    };
    await log.finishTurn(work.turn.id, worker, result, now);
    channel.wake();
  }
}

await channel.start();
setInterval(() => void answer(), 200);
process.stdout.write('up\n');
