/** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}

/** Doubles from `first` with each attempt up to `longest`, half of it at random so that copies do not march in step. */
export function backoff(attempt: number, first: number, longest: number): number {
  const full = Math.min(longest, first * 2 ** Math.min(attempt, 30));
  return full / 2 + (Math.random() * full) / 2;
}

/** A bell to sleep on: `ring` wakes whoever waits, or the next who does. */
export function createBell() {
  let rung = false;
  let wakeUp: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wakeUp?.();
    },
    async wait(ms: number, signal: AbortSignal): Promise<void> {
      if (!rung) {
        const heard = new AbortController();
        wakeUp = () => heard.abort();
        await pause(ms, AbortSignal.any([signal, heard.signal]));
        wakeUp = undefined;
      }
      rung = false;
    },
  };
}
