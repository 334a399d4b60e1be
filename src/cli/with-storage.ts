import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { createLogger } from '../core/logger.ts';
import { openStorage, type Storage } from '../storage/open-storage.ts';

/** The service's own database, for one command; a server may be running on it. */
export async function withStorage(config: Config, work: (storage: Storage) => Promise<void>): Promise<void> {
  const storage = await openStorage({
    ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
    dataDir: config.dataDir,
    ...(config.secret ? { secret: config.secret } : {}),
    clock: systemClock,
    logger: createLogger('warn'),
  });
  try {
    await work(storage);
  } finally {
    await storage.close();
  }
}
