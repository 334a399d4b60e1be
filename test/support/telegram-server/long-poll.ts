import type { BotAccount } from './bot-account.ts';
import { BotApiError } from './bot-api-error.ts';
import { readAllowedUpdates } from './methods.ts';
import type { Parameters } from './parameters.ts';

interface Waiting {
  finish(updates: unknown[] | BotApiError): void;
}

/**
 * getUpdates: an offset confirms everything below it; the call waits until an update comes or its timeout
 * ends. A second call while one waits ends the first with 409: so two copies of a bot disturb each other.
 */
export class LongPoll {
  private waiting: Waiting | undefined;
  private readonly bot: BotAccount;

  constructor(bot: BotAccount) {
    this.bot = bot;
  }

  async getUpdates(parameters: Parameters, closed: AbortSignal): Promise<unknown[]> {
    const { bot } = this;
    if (bot.webhook) {
      throw new BotApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.waiting?.finish(
      new BotApiError(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    readAllowedUpdates(bot, parameters);
    const offset = parameters.integer('offset', 0);
    const limit = Math.min(100, Math.max(1, parameters.integer('limit', 100)));
    const timeout = Math.min(50, Math.max(0, parameters.integer('timeout', 0)));
    if (offset > 0) bot.updates = bot.updates.filter((u) => u.update_id >= offset);
    if (offset < 0) bot.updates = bot.updates.slice(offset);
    const now = () => bot.updates.slice(0, limit).map((u) => ({ update_id: u.update_id, [u.kind]: u.body }));
    if (bot.updates.length > 0 || timeout === 0) return now();
    const result = await new Promise<unknown[] | BotApiError>((resolve) => {
      const waiting: Waiting = {
        finish: (value) => {
          clearTimeout(timer);
          if (this.waiting === waiting) this.waiting = undefined;
          resolve(value);
        },
      };
      const timer = setTimeout(() => waiting.finish([]), timeout * 1000);
      closed.addEventListener('abort', () => waiting.finish([]), { once: true });
      this.waiting = waiting;
    });
    if (result instanceof BotApiError) throw result;
    return now();
  }

  /** Updates or the webhook changed. */
  wake(): void {
    if (this.bot.webhook) {
      this.waiting?.finish(new BotApiError(409, 'Conflict: terminated by setWebhook request'));
    } else if (this.bot.updates.length > 0) this.waiting?.finish([]);
  }

  close(): void {
    this.waiting?.finish([]);
  }
}
