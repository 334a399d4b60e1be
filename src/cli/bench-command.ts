import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { knowledgeDirsOf, readKnowledge, WORDS_DIR } from '../app/knowledge-dirs.ts';
import { createApp } from '../app.ts';
import { benchTurns } from '../bench/turns.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { localDate } from '../core/dates.ts';
import { silentLogger } from '../core/logger.ts';
import { passagesOfKnowledge } from '../knowledge/passages.ts';
import { openLibrary } from '../knowledge/statutes/library.ts';
import { openStorage } from '../storage/open-storage.ts';
import { benchCommand } from './bench.ts';
import { addDayBench } from './bench-day.ts';
import { benchFiguresCommand } from './bench-figures.ts';
import { readCount } from './options.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The benches over this office's knowledge and statutes. */
export function benchCommandFor(config: Config): Command {
  const today = localDate(systemClock.now());
  const command = benchCommand({
    openLibrary: () => openLibrary(config.dataDir),
    passages: async () => passagesOfKnowledge(await readKnowledge(knowledgeDirsOf(config))),
    wordsDir: WORDS_DIR,
    datasets: [{ file: join(ROOT, 'evals', 'retrieval.jsonl'), asOf: today }],
    today,
    out: process.stdout,
    err: process.stderr,
  });
  command
    .command('turns')
    .description('整条流程：收下、分类、检索、作答、核对、落库，不用模型')
    .option('--turns <n>', '一共多少条', '2000')
    .option('--concurrency <n>', '同时几个居民', '4')
    .option('--json', '输出 JSON')
    .action((options: { turns: string; concurrency: string; json?: boolean }) => turns(config, options));
  command.addCommand(benchFiguresCommand(config));
  addDayBench(command);
  return command;
}

/** On a log of its own, that is thrown away, in the same file system as the real one. */
async function turns(
  config: Config,
  options: { turns: string; concurrency: string; json?: boolean },
): Promise<void> {
  const count = readCount(options.turns);
  const concurrency = readCount(options.concurrency);
  const scratch = await mkdtemp(join(tmpdir(), 'falin-bench-'));
  try {
    const storage = await openStorage({ dataDir: scratch, clock: systemClock, logger: silentLogger });
    const offline = {
      ...config,
      telegram: undefined,
      model: undefined,
      embeddings: undefined,
      databaseUrl: undefined,
    };
    const app = await createApp(offline, { storage, logger: silentLogger });
    await app.retriever.settled();
    await app.start();
    // The first turns compile the code they run; what residents wait for later is measured.
    await benchTurns(app, 200, concurrency);
    const report = await benchTurns(app, count, concurrency);
    await app.stop();
    const text = `${report.turns} 条，同时 ${report.concurrency} 人：每秒 ${report.perSecond.toFixed(0)} 条，p50 ${report.p50ms.toFixed(1)} ms，p95 ${report.p95ms.toFixed(1)} ms，内存 ${report.rssMb.toFixed(0)} MB`;
    process.stdout.write(`${options.json ? JSON.stringify(report) : text}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
