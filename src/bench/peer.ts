/** A search index under test: same passages, same questions, same measuring for all. */
export interface Peer {
  readonly name: string;
  /** Milliseconds; undefined where there is nothing to save and load. */
  readonly buildMs: number;
  readonly loadMs: number | undefined;
  /** Bytes that stay in memory or on disk for it, where it can tell; else measured from the process. */
  readonly bytes: number | undefined;
  /** Article keys (statute/number), best first. */
  search(text: string, limit: number): Promise<readonly string[]> | readonly string[];
  close(): void;
}

export interface BenchArticle {
  key: string;
  title: string;
  text: string;
}

export async function timed<T>(run: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const started = performance.now();
  const value = await run();
  return { value, ms: performance.now() - started };
}
