import type { SendLimits } from '../ports.ts';

/** A token bucket: `take` gives how long to wait for the token it took. */
class Bucket {
  private tokens: number;
  private at: number;
  private readonly capacity: number;
  private readonly perMs: number;

  constructor(capacity: number, perSecond: number, now: number) {
    this.capacity = capacity;
    this.perMs = perSecond / 1000;
    this.tokens = capacity;
    this.at = now;
  }

  take(now: number): number {
    this.refill(now);
    this.tokens -= 1;
    return this.tokens >= 0 ? 0 : -this.tokens / this.perMs;
  }

  full(now: number): boolean {
    this.refill(now);
    return this.tokens >= this.capacity;
  }

  private refill(now: number): void {
    this.tokens = Math.min(this.capacity, this.tokens + (now - this.at) * this.perMs);
    this.at = now;
  }
}

/** Buckets of quiet chats are dropped when more than this many are kept. */
const MAX_CHATS = 5_000;

/**
 * Keeps sending below Telegram's limits (about 30 messages a second in all, one a second in a chat) so that
 * 429 stays rare. Placing and editing are counted apart in all, together in a chat.
 */
export function createRateLimit(limits: SendLimits) {
  const start = performance.now();
  const all = {
    send: new Bucket(limits.perSecond, limits.perSecond, start),
    edit: new Bucket(limits.perSecond, limits.perSecond, start),
  };
  const chats = new Map<string, Bucket>();

  return {
    /** Takes a place in the queue; gives how many milliseconds to wait before calling. */
    take(kind: 'send' | 'edit', chat: string): number {
      const now = performance.now();
      if (chats.size > MAX_CHATS) for (const [key, bucket] of chats) if (bucket.full(now)) chats.delete(key);
      const own = chats.get(chat) ?? new Bucket(limits.chatBurst, limits.perChatPerSecond, now);
      chats.set(chat, own);
      return Math.max(all[kind].take(now), own.take(now));
    },
  };
}
