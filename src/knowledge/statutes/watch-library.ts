import { currentGeneration } from './store/generations.ts';

/** Calls `onChange` within `everyMs` after an import has put another library in place. Does not keep the process alive. */
export function watchLibrary(
  dataDir: string,
  onChange: (generation: string | undefined) => void,
  everyMs = 2000,
): { close(): void } {
  let seen = currentGeneration(dataDir);
  const timer = setInterval(() => {
    const now = currentGeneration(dataDir);
    if (now === seen) return;
    seen = now;
    onChange(now);
  }, everyMs);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
