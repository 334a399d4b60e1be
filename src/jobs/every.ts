import type { Logger } from '../core/logger.ts';

/** Runs a job now and then, never twice at once; a failure is logged and the next run tries again. */
export function every(
  ms: number,
  name: string,
  job: () => Promise<void>,
  logger: Logger,
): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= job()
      .catch((error: unknown) =>
        logger.error({ error, job: name }, 'job failed; it runs again at its next time'),
      )
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(run, ms).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
