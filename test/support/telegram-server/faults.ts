import { tooManyRequests } from './bot-api-error.ts';

/**
 * What goes wrong with a call. `lost` and `hung`: the call is carried out and its answer never comes;
 * `refused` and `silent`: it is not carried out either.
 */
export type Fault =
  | { kind: 'status'; status: number }
  | { kind: 'error'; code: number; description: string; retryAfter?: number }
  | { kind: 'refused' }
  | { kind: 'lost' }
  | { kind: 'silent' }
  | { kind: 'hung' };

/** Faults to come, and the rate limits when a test switches them on. */
export class Faults {
  private readonly planned: { method: string; fault: Fault; times: number }[] = [];
  private readonly sends = new Map<string, number[]>();
  /** Draws a fault for a call; for tests of many random faults. */
  random: ((method: string) => Fault | undefined) | undefined;
  limits: { perSecond: number; perChatPerSecond: number } | undefined;
  /** Methods this server does not have (answered 404). */
  readonly missing = new Set<string>();

  /** The next `times` calls of `method` fail so. */
  next(method: string, fault: Fault, times = 1): void {
    this.planned.push({ method: method.toLowerCase(), fault, times });
  }

  clear(): void {
    this.planned.length = 0;
    this.random = undefined;
  }

  take(method: string): Fault | undefined {
    const at = this.planned.findIndex((p) => p.method === method);
    const planned = this.planned[at];
    if (!planned) return this.random?.(method);
    planned.times--;
    if (planned.times <= 0) this.planned.splice(at, 1);
    return planned.fault;
  }

  /** Throws 429 when the bot sends more than the limits allow. */
  checkRate(method: string, chatId: string): void {
    if (
      !this.limits ||
      !(method.startsWith('send') || method.startsWith('edit')) ||
      method === 'sendchataction'
    )
      return;
    const now = Date.now();
    for (const [key, limit] of [
      ['all', this.limits.perSecond],
      [chatId, this.limits.perChatPerSecond],
    ] as const) {
      const recent = (this.sends.get(key) ?? []).filter((at) => at > now - 1000);
      if (recent.length >= limit) throw tooManyRequests(1);
      recent.push(now);
      this.sends.set(key, recent);
    }
  }
}
