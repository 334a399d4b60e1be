import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { silentLogger } from '../core/logger.ts';
import { openStorage } from '../storage/open-storage.ts';

/** An app over the real knowledge and statutes with a log of its own that is thrown away: measuring leaves no trace. */
export async function withApp(config: Config, work: (app: App) => Promise<void>): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'falin-'));
  try {
    const storage = await openStorage({ dataDir: scratch, clock: systemClock, logger: silentLogger });
    const app = await createApp({ ...config, databaseUrl: undefined }, { storage });
    try {
      await work(app);
    } finally {
      await app.stop();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
