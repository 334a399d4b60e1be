import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { knowledgeDirsOf, readKnowledge } from '../app/knowledge-dirs.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { makeDemo } from '../demo/make-demo.ts';
import { DATABASE_FILE } from '../storage/open-storage.ts';
import { readCount } from './options.ts';

/** `npm run demo`: a made-up street in a folder of its own, served. The real database and bot are never touched. */
export function demoCommand(config: Config): Command {
  return new Command('demo')
    .description('演示：在单独的文件夹里编一个街道近两年的数据，启动服务；每一页都注明是演示')
    .option('--residents <n>', '一年多少位居民', '900')
    .option('--seed <n>', '随机数种子：同一天同一种子，数据相同', '2026')
    .option('--no-serve', '只生成，不启动')
    .action(async (options: { residents: string; seed: string; serve: boolean }) => {
      const demo: Config = {
        ...config,
        dataDir: `${config.dataDir}-demo`,
        databaseUrl: undefined,
        telegram: undefined,
        demo: true,
      };
      if (!existsSync(join(demo.dataDir, DATABASE_FILE))) {
        process.stderr.write(`正在 ${demo.dataDir} 里编演示数据……\n`);
        const { directory, topics, guides } = await readKnowledge(knowledgeDirsOf(demo));
        const made = await makeDemo({
          ...{ dataDir: demo.dataDir, directory, topics, guides, clock: systemClock },
          ...{ seed: readCount(options.seed), residents: readCount(options.residents) },
        });
        process.stderr.write(
          `编好了：咨询 ${made.consultations} 件，调解 ${made.cases.length} 件。要重新编，先删掉 ${demo.dataDir}。\n`,
        );
      }
      if (options.serve) await (await import('./serve.ts')).serve(demo);
    });
}
