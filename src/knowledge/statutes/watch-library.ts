import { currentGeneration } from './store/generations.ts';

/**
 * Calls `onChange` within `everyMs` after an import has put another library in place. Does not keep the process alive. A look
 * that fails (too many open files) changes nothing: the library in use goes on, and the next look sees what there is.
 */
export function watchLibrary(
  dataDir: string,
  onChange: (generation: string | undefined) => void,
  everyMs = 2000,
): { close(): void } {
  let seen = currentGeneration(dataDir);
  const timer = setInterval(() => {
    const now = look();
    if (now === seen) return;
    seen = now;
    onChange(now);
  }, everyMs);
  timer.unref();
  return { close: () => clearInterval(timer) };

  function look(): string | undefined {
    try {
      return currentGeneration(dataDir);
    } catch {
      return seen;
    }
  }
}
