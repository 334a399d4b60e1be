import type { Clock } from '../core/clock.ts';

/**
 * A token bucket a key: `burst` at once, `perMinute` regained. Gives the seconds to wait, 0 when the call may go on.
 * Held in memory; buckets that are full again are forgotten, so that the map stays as small as the traffic.
 */
export function createRateLimit(
  limit: { burst: number; perMinute: number },
  clock: Clock,
): (key: string) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = limit.perMinute / 60_000;
  let swept = clock.now().getTime();

  const sweep = (now: number) => {
    swept = now;
    for (const [key, bucket] of buckets) {
      if (bucket.tokens + (now - bucket.at) * perMs >= limit.burst) buckets.delete(key);
    }
  };

  return (key) => {
    const now = clock.now().getTime();
    if (now - swept > 60_000) sweep(now);
    const bucket = buckets.get(key) ?? { tokens: limit.burst, at: now };
    const tokens = Math.min(limit.burst, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
    const allowed = tokens >= 1;
    buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
    return allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
  };
}
