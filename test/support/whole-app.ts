import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp, type Overrides } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { startTelegramServer, type TelegramServer } from './telegram-server/server.ts';

export interface WholeApp {
  app: App;
  telegram: TelegramServer;
  dataDir: string;
  close(): Promise<void>;
}

/** The whole service in this process, on a database of its own, talking to a fake Telegram. */
export async function startWholeApp(
  env: Record<string, string> = {},
  overrides: Overrides = {},
): Promise<WholeApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'falin-app-'));
  const telegram = await startTelegramServer();
  const config = readConfig({
    DATA_DIR: dataDir,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...env,
  });
  const app = await createApp(config, { logger: silentLogger, ...overrides });
  await app.retriever.settled();
  await app.start();
  return {
    app,
    telegram,
    dataDir,
    async close() {
      await app.stop();
      await telegram.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
