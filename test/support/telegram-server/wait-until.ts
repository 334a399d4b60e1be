/** Asks `probe` every few milliseconds until it gives something; fails with `explain()` when time is up. */
export async function waitUntil<T>(
  probe: () => T | undefined,
  timeoutMs: number,
  explain: () => string,
): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const found = probe();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(explain());
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
