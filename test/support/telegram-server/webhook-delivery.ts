import type { BotAccount, Update } from './bot-account.ts';

/**
 * Delivers updates to the webhook: those of one chat in order, one at a time, chats side by side; an answer
 * other than 2xx or a lost connection is tried again, waiting longer each time.
 */
export class WebhookDelivery {
  private readonly busy = new Set<number>();
  private readonly bot: BotAccount;
  private readonly retryMs: number;
  private closed = false;

  constructor(bot: BotAccount, retryMs: number) {
    this.bot = bot;
    this.retryMs = retryMs;
  }

  wake(): void {
    for (const update of this.bot.updates) {
      if (!this.bot.webhook || this.closed) return;
      if (this.busy.has(update.chatId) || this.busy.size >= this.bot.webhook.maxConnections) continue;
      this.busy.add(update.chatId);
      void this.deliver(update).finally(() => {
        this.busy.delete(update.chatId);
        this.wake();
      });
    }
  }

  close(): void {
    this.closed = true;
  }

  private async deliver(update: Update): Promise<void> {
    for (let delay = this.retryMs; this.bot.webhook && !this.closed; delay = Math.min(delay * 2, 5_000)) {
      const { webhook } = this.bot;
      try {
        const response = await fetch(webhook.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(webhook.secret ? { 'X-Telegram-Bot-Api-Secret-Token': webhook.secret } : {}),
          },
          body: JSON.stringify({ update_id: update.update_id, [update.kind]: update.body }),
          signal: AbortSignal.timeout(60_000),
        });
        await response.body?.cancel();
        if (response.ok) {
          this.bot.updates = this.bot.updates.filter((u) => u !== update);
          return;
        }
        webhook.lastError = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      } catch {
        webhook.lastError = 'Connection refused';
      }
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}
