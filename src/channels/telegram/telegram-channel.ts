import { createBotApi, MAX_DOWNLOAD_BYTES } from './bot-api.ts';
import { createConnection } from './connection.ts';
import { createDelivery } from './outbox/deliver.ts';
import { createOutboxPump } from './outbox/pump.ts';
import { SEND_LIMITS, type TelegramChannel, type TelegramDeps, TIMING } from './ports.ts';
import { createProgress } from './progress.ts';
import { topicMaker } from './topics.ts';
import { createKeepFile } from './updates/keep-files.ts';
import { createPoll } from './updates/poll.ts';
import { createTakeUpdate } from './updates/take-update.ts';
import { createWebhook, derivedSecret, WEBHOOK_PATH } from './updates/webhook.ts';

export type { LiveTurnEvent, TelegramChannel, TelegramDeps } from './ports.ts';

/** What is under way at `stop` has this long to end. */
const GRACE_MS = 5_000;

/**
 * The Telegram channel: turns updates into Incoming, sends outbox rows, shows progress. It decides nothing;
 * what to say is the flow's.
 */
export function createTelegramChannel(deps: TelegramDeps): TelegramChannel {
  const timing = { ...TIMING, ...deps.timing };
  const limits = { ...SEND_LIMITS, ...deps.limits };
  const { clock, worker } = deps;
  const logger = deps.logger.child({ channel: 'telegram' });
  const secret = deps.webhookSecret ?? derivedSecret(deps.token);
  const maxFileBytes = Math.min(deps.maxFileBytes, MAX_DOWNLOAD_BYTES);
  /** Ends taking and claiming. */
  const stop = new AbortController();
  /** Ends calls under way, when the grace is over. */
  const stopCalls = new AbortController();
  const stopping = stopCalls.signal;

  const { token, apiRoot } = deps;
  const api = createBotApi({ token, apiRoot, callTimeoutMs: timing.callTimeoutMs, stopping });
  const keep = createKeepFile({ api, files: deps.files, maxBytes: maxFileBytes, logger });
  const botId = Number(/^\d+(?=:)/.exec(token)?.[0] ?? 0);
  const take = createTakeUpdate({
    api,
    // Known from the token before the first connection: a webhook may call earlier.
    bot: () => (connection.usable ? connection.bot() : { id: botId, username: '' }),
    receive: deps.receive,
    transcribe: deps.transcribe,
    keep,
    removeCopy: (reference) => deps.files.remove(reference),
    maxFileBytes,
    adviserGroup: deps.adviserGroup,
    clock,
    logger,
    stopping,
  });
  const forum = deps.adviserGroup === undefined ? undefined : topicMaker(api, deps.adviserGroup);
  const poll = createPoll({ api, take, timing, logger });
  const connection = createConnection({
    api,
    webhook: deps.publicUrl
      ? { url: `${deps.publicUrl.replace(/\/+$/, '')}${WEBHOOK_PATH}`, secret }
      : undefined,
    poll: poll.next,
    onConnected(name) {
      pump.wake();
      deps.onConnected?.(name);
    },
    timing,
    logger,
  });
  const deliver = createDelivery({
    api,
    log: deps.log,
    clock,
    logger,
    worker,
    timing,
    limits,
    stopping,
    onUnauthorized: connection.lostAuthority,
    renewTopic: async (address) => {
      if (forum) await deps.renewTopic?.(address, forum.create);
    },
    readFile: (reference) => deps.files.read(reference),
  });
  const pump = createOutboxPump({
    log: deps.log,
    deliver,
    canSend: () => connection.usable,
    clock,
    logger,
    worker,
    timing,
  });
  const progress = createProgress({ api, timing, logger });

  let running: Promise<unknown> | undefined;
  let unsubscribe = () => {};

  return {
    async start() {
      if (running) return;
      unsubscribe = deps.live.subscribe((event) => {
        if (connection.usable) progress.show(event);
      });
      running = Promise.all([connection.run(stop.signal), pump.run(stop.signal)]);
    },

    async stop() {
      unsubscribe();
      progress.stop();
      stop.abort();
      const grace = setTimeout(() => stopCalls.abort(), GRACE_MS);
      await running;
      if (running && connection.usable && !deps.publicUrl) {
        await poll
          .finish()
          .catch((error: unknown) => logger.debug({ error }, 'telegram: last confirmation failed'));
      }
      clearTimeout(grace);
      stopCalls.abort();
    },

    forum,
    wake: () => pump.wake(),
    webhook: deps.publicUrl ? createWebhook({ secret, take, logger }) : undefined,
    status: connection.status,
    name: connection.name,
    fetchFile: (reference) => api.download(reference, MAX_DOWNLOAD_BYTES),
  };
}
