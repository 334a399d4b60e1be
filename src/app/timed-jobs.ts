import { closeIdle } from '../jobs/close-idle.ts';
import { eraseOld } from '../jobs/erase-old.ts';
import { every } from '../jobs/every.ts';
import type { Ground } from './ground.ts';

/** Starts what runs now and then; gives what stops it. */
export function startTimedJobs({
  config,
  clock,
  logger,
  storage,
}: Omit<Ground, 'mind'>): (() => Promise<void>)[] {
  const { log, figures } = storage;
  const jobs = [
    // Reads do it too; done beforehand, nobody waits for a day's changes.
    every(60_000, 'refresh figures', async () => void (await figures.refresh()), logger),
    every(3_600_000, 'learn sizes', () => storage.learnSizes(), logger),
    every(
      10 * 60_000,
      'close idle consultations',
      async () => {
        const closed = await closeIdle(log, clock, config.idleHours);
        if (closed > 0) logger.info({ closed }, 'idle consultations closed');
      },
      logger,
    ),
    every(
      3_600_000,
      'erase old transcripts',
      async () => {
        if (config.transcriptMonths === 0) return;
        const erased = await eraseOld(log, clock, config.transcriptMonths);
        if (erased > 0) logger.info({ erased }, 'transcripts past their time erased');
      },
      logger,
    ),
  ];
  return jobs.map((job) => job.stop);
}
