import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { backupName } from '../storage/backup/list-backups.ts';
import type { Manifest } from '../storage/backup/manifest.ts';
import { restoreBackup } from '../storage/backup/restore-backup.ts';
import { writeBackup } from '../storage/backup/write-backup.ts';
import { openDatabase } from '../storage/open-storage.ts';

/** `npm run backup [-- --to FILE]`: while the service runs. */
export function backupCommand(config: Config): Command {
  return new Command('backup')
    .description('备份：全部记录、文件、本单位的知识和密钥，服务不用停')
    .option('--to <file>', '写到哪里；不写则放进数据目录的 backups/')
    .action(async ({ to }: { to?: string }) => {
      const opened = await openDatabase(config);
      try {
        const now = systemClock.now();
        const target = resolve(to ?? join(config.dataDir, 'backups', backupName(now)));
        const secretIsSetting = config.secret !== undefined;
        const report = await writeBackup({ opened, dataDir: config.dataDir, secretIsSetting, target, now });
        const size = (report.bytes / 1024 / 1024).toFixed(1);
        process.stdout.write(`已备份到 ${report.target}（${size} MB，${summary(report.manifest)}）\n`);
        process.stdout.write(`校验和 SHA-256 ${report.sha256}\n`);
        process.stdout.write(
          secretIsSetting
            ? '密钥是 FALIN_SECRET，不在备份里，请另外保管好。\n'
            : '密钥也在备份里：拿到这个文件的人能看到全部个人信息，请妥善保管。\n',
        );
      } finally {
        await opened.db.destroy();
      }
    });
}

/** `npm run restore -- FILE`: into an empty DATA_DIR (and an empty DATABASE_URL). */
export function restoreCommand(config: Config): Command {
  return new Command('restore')
    .description('把备份恢复到空的数据目录（和空的数据库），并逐表核对')
    .argument('<file>', '备份文件')
    .action(async (file: string) => {
      const manifest = await restoreBackup({
        archive: resolve(file),
        dataDir: config.dataDir,
        secret: config.secret,
        open: () => openDatabase(config),
      });
      process.stdout.write(`已恢复 ${manifest.madeAt} 的备份：${summary(manifest)}，逐表核对一致。\n`);
      process.stdout.write('法律法规库不在备份里：需要时运行 npm run laws -- install 重新导入。\n');
    });
}

function summary({ tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${tables.length} 张表 ${rows} 行，${files.length} 个文件`;
}
