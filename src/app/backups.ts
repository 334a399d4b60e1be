import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { BackupWork } from '../contracts/console/settings.ts';
import type { Clock } from '../core/clock.ts';
import { FalinError, InvalidInput } from '../core/errors.ts';
import type { Logger } from '../core/logger.ts';
import type { Operations } from '../http/console/operations.ts';
import { backupName, listBackups } from '../storage/backup/list-backups.ts';
import { writeBackup } from '../storage/backup/write-backup.ts';
import { openDatabase } from '../storage/open-storage.ts';

/** Backups from the console: one at a time, while the service goes on. What became of the last one is known until the next start. */
export function createBackups(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'secret'>,
  clock: Clock,
  logger: Logger,
): Operations['backups'] & { settled(): Promise<void> } {
  const folder = resolve(config.dataDir, 'backups');
  const secretIsSetting = config.secret !== undefined;
  let work: BackupWork = { state: 'idle', startedAt: null, reason: null };
  let running: Promise<void> = Promise.resolve();

  const make = async (now: Date) => {
    // Connections of its own: a long reading must not hold up the service's.
    const opened = await openDatabase(config);
    try {
      const target = join(folder, backupName(now));
      const { bytes } = await writeBackup({ opened, dataDir: config.dataDir, secretIsSetting, target, now });
      logger.info({ target, bytes }, 'backup made');
    } finally {
      await opened.db.destroy();
    }
  };
  return {
    folder,
    secretIsSetting,
    list: () => listBackups(folder),
    work: () => work,
    start() {
      if (work.state === 'running') throw new InvalidInput('正在备份，请等这一次做完');
      const now = clock.now();
      const startedAt = now.toISOString();
      work = { state: 'running', startedAt, reason: null };
      running = make(now).then(
        () => {
          work = { state: 'done', startedAt, reason: null };
        },
        (error: unknown) => {
          logger.error({ error }, 'backup failed');
          const reason =
            error instanceof FalinError ? error.message : '没有做成，原因在服务的日志里；常见的是磁盘满了';
          work = { state: 'failed', startedAt, reason };
        },
      );
    },
    settled: () => running,
  };
}
