import { setTimeout as pause } from 'node:timers/promises';

const SQLITE_BUSY = 5;
const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 40;

/**
 * Does `work` again for as long as another process holds the database, 10 s at most. SQLite's own waiting
 * (busy_timeout) blocks the event loop, so it is kept short and the rest is waited here.
 */
export async function patiently<T>(work: () => T | Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      // Of different length, so that two who wait do not meet again and again.
      await pause(1 + Math.random() * LONGEST_PAUSE_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === SQLITE_BUSY;
}
