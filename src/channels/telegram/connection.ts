import { describeError, Unavailable } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import { refusedAs } from './api-failures.ts';
import type { BotApi, BotUser } from './bot-api.ts';
import type { ChannelStatus, Timing } from './ports.ts';
import { PROFILE, STATUS } from './screen-text.ts';
import { backoff, pause } from './waiting.ts';

export interface ConnectionDeps {
  api: BotApi;
  /** Set: updates come by webhook. */
  webhook: { url: string; secret: string } | undefined;
  /** One round of long polling. */
  poll(stop: AbortSignal): Promise<void>;
  onConnected(name: string): void;
  timing: Timing;
  logger: Logger;
}

/** A wrong token is not going to be right by itself: it is tried rarely. */
const UNAUTHORIZED_MS = 600_000;
/** A second copy is stopped by people; half a minute is soon enough to notice. */
const CONFLICT_MAX_MS = 30_000;

/**
 * Connects, stays connected and says how things are. Nothing that Telegram or the network does ends the
 * loop: each failure has its wait, and a success forgets the failures before it.
 */
export function createConnection({ api, webhook, poll, onConnected, timing, logger }: ConnectionDeps) {
  let status: ChannelStatus = { ok: false, detail: STATUS.starting };
  let bot: BotUser | undefined;
  let failures = 0;
  /** Set when the server would not take our address: then we poll. */
  let webhookRefused = false;

  function say(next: ChannelStatus): void {
    if (next.detail === status.detail) return;
    status = next;
    if (next.ok) logger.info({ detail: next.detail }, 'telegram');
    else logger.warn({ detail: next.detail }, 'telegram');
  }

  function well(): void {
    failures = 0;
    const name = bot?.username ?? '';
    const pushed = webhook && !webhookRefused;
    const detail = pushed ? STATUS.webhook(name) : STATUS.polling(name);
    say({ ok: true, detail: webhookRefused ? `${detail}；${STATUS.webhookRefused}` : detail });
  }

  async function connect(): Promise<void> {
    const me = await api.getMe();
    if (webhook) await setWebhook(webhook);
    else await clearWebhook();
    bot = me;
    well();
    onConnected(me.username);
    void introduce();
  }

  /** Telegram takes https addresses on a few ports only; with another PUBLIC_URL we poll instead. */
  async function setWebhook({ url, secret }: { url: string; secret: string }): Promise<void> {
    try {
      await api.setWebhook(url, secret);
      webhookRefused = false;
    } catch (error) {
      if (!refusedAs(error, 'other', 'no-method')) throw error;
      logger.warn(
        { error: describeError(error) },
        'telegram does not take this webhook address, polling instead',
      );
      webhookRefused = true;
      await clearWebhook();
    }
  }

  /** A server without webhooks may not know the method; long polling will tell if one is set after all. */
  async function clearWebhook(): Promise<void> {
    await api.deleteWebhook().catch((error: unknown) => {
      if (refusedAs(error, 'unauthorized')) throw error;
      logger.info({ error: describeError(error) }, 'telegram: deleteWebhook failed');
    });
  }

  /** Menu and descriptions are a convenience: a server that lacks them is as good. */
  async function introduce(): Promise<void> {
    const calls: [string, Record<string, unknown>][] = [
      ['setMyCommands', { commands: PROFILE.commands }],
      ['setMyDescription', { description: PROFILE.description }],
      ['setMyShortDescription', { short_description: PROFILE.shortDescription }],
    ];
    for (const [method, payload] of calls) {
      await api.setProfile(method, payload).catch((error: unknown) => {
        logger.info({ error: describeError(error) }, `telegram: ${method} failed, going on without`);
      });
    }
  }

  /** How long to wait after `error`, having said what it means. */
  async function after(error: unknown): Promise<number> {
    if (refusedAs(error, 'unauthorized')) {
      say({ ok: false, detail: STATUS.unauthorized });
      bot = undefined;
      return UNAUTHORIZED_MS;
    }
    if (refusedAs(error, 'webhook-set')) {
      logger.info('telegram: a webhook was set meanwhile, removing it');
      // Set again and again: another copy runs, with a public address.
      if (failures > 1) say({ ok: false, detail: STATUS.conflict });
      await clearWebhook().catch(() => undefined);
      return backoff(failures++, timing.retryMs, CONFLICT_MAX_MS);
    }
    if (refusedAs(error, 'conflict')) {
      say({ ok: false, detail: STATUS.conflict });
      return backoff(failures++, timing.retryMs * 3, CONFLICT_MAX_MS);
    }
    const asked = error instanceof Unavailable ? error.retryAfterMs : undefined;
    logger.info({ error: describeError(error), failures }, 'telegram not reached');
    // A single dropped connection is every day's business; staff hear of it when it lasts.
    if (failures > 0 || !bot) say({ ok: false, detail: STATUS.unreachable });
    return asked ?? backoff(failures++, timing.retryMs, 60_000);
  }

  return {
    status: () => status,
    name: () => bot?.username,
    bot: (): BotUser => bot ?? { id: 0, username: '' },
    /** False: calls would be refused or lost. */
    get usable(): boolean {
      return bot !== undefined;
    },
    /** A call elsewhere found that the token is no longer good. */
    lostAuthority(): void {
      bot = undefined;
      say({ ok: false, detail: STATUS.unauthorized });
    },

    /** Runs until `stop` aborts. */
    async run(stop: AbortSignal): Promise<void> {
      while (!stop.aborted) {
        try {
          if (!bot) await connect();
          if (webhook && !webhookRefused) {
            await pause(timing.longPollMs, stop);
            if (!stop.aborted && bot) await api.getMe();
          } else await poll(stop);
          if (bot) well();
        } catch (error) {
          if (stop.aborted) break;
          await pause(await after(error), stop);
        }
      }
      status = { ok: false, detail: STATUS.stopped };
    },
  };
}
