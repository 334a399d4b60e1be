import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { benchFigures, type FiguresBench } from '../bench/figures.ts';
import { startScratchPostgres } from '../bench/scratch-postgres.ts';
import { systemClock } from '../core/clock.ts';
import { readCount } from './options.ts';

/** `npm run bench -- figures`: what the dashboard asks, over a million consultations, on both databases. */
export function benchFiguresCommand(databaseUrl: string | undefined): Command {
  return new Command('figures')
    .description('统计：一百万件咨询，统计页每个数字要多久（SQLite 和 PostgreSQL）')
    .option('--consultations <n>', '多少件', '1000000')
    .option('--copies <n>', '只把几分之一逐件写入、汇总，其余照汇总结果复制（一百万件逐件要一小时）', '1')
    .option('--only <database>', 'sqlite 或 postgres')
    .option('--postgres <url>', '一个空的 PostgreSQL 数据库；不写用 DATABASE_URL，再没有就临时起一个')
    .option('--json', '输出 JSON')
    .action(
      async (options: {
        consultations: string;
        copies: string;
        only?: string;
        postgres?: string;
        json?: boolean;
      }) => {
        const count = { wanted: readCount(options.consultations), copies: readCount(options.copies) };
        const say = (text: string) => process.stderr.write(`… ${text}\n`);
        const dataDir = await mkdtemp(join(tmpdir(), 'falin-bench-'));
        try {
          if (options.only !== 'postgres')
            print(await benchFigures({ dataDir }, count, systemClock, say), options.json);
          if (options.only === 'sqlite') return;
          const given = options.postgres ?? databaseUrl;
          const scratch = given ? { url: given, stop: async () => {} } : await startScratchPostgres();
          try {
            const options_ = { dataDir, databaseUrl: scratch.url };
            print(await benchFigures(options_, count, systemClock, say), options.json);
          } finally {
            await scratch.stop();
          }
        } finally {
          await rm(dataDir, { recursive: true, force: true });
        }
      },
    );
}

function print(bench: FiguresBench, json: boolean | undefined): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(bench)}\n`);
    return;
  }
  const sorted = bench.queries.toSorted((a, b) => b.ms - a.ms);
  const lines = sorted.map(({ name, ms }) => `${ms.toFixed(0).padStart(6)} ms  ${name}`);
  process.stdout.write(
    `## ${bench.database}：${bench.consultations} 件（逐件汇总 ${bench.refreshedConsultations} 件），写入 ${bench.fillSeconds.toFixed(0)} 秒，汇总 ${bench.refreshSeconds.toFixed(0)} 秒；三次里最慢的一次\n${lines.join('\n')}\n\n`,
  );
}
