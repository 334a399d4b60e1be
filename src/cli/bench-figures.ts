import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { knowledgeDirsOf, readKnowledge } from '../app/knowledge-dirs.ts';
import { createApp } from '../app.ts';
import { askCharts, askLedger, type Timed } from '../bench/figures/ask-charts.ts';
import { figuresReport, tooSlow } from '../bench/figures/figures-report.ts';
import { makeMillion, type Wanted } from '../bench/figures/make-million.ts';
import { scopesOf } from '../bench/figures/scopes.ts';
import { startScratchPostgres } from '../bench/scratch-postgres.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { localDate } from '../core/dates.ts';
import { silentLogger } from '../core/logger.ts';
import { periodOf, yearOf } from '../statistics/period.ts';
import { openStorage } from '../storage/open-storage.ts';
import { askPage } from './bench-figures-page.ts';
import { readCount } from './options.ts';

interface Flags {
  consultations: string;
  copies: string;
  only?: string;
  postgres?: string;
  json?: boolean;
}

/** `npm run bench -- figures`: what the page 统计 asks, over a million consultations, on both databases. */
export function benchFiguresCommand(config: Config): Command {
  return new Command('figures')
    .description('统计：一百万件咨询，统计页每个数字、整页要多久（SQLite 和 PostgreSQL）')
    .option('--consultations <n>', '多少件', '1000000')
    .option('--copies <n>', '只把几分之一逐件写入、汇总，其余从它们的汇总结果变化出来', '1')
    .option('--only <database>', 'sqlite 或 postgres')
    .option('--postgres <url>', '一个空的 PostgreSQL 数据库；不写用 DATABASE_URL，再没有就临时起一个')
    .option('--json', '输出 JSON')
    .action(async (flags: Flags) => {
      const year = Number(localDate(systemClock.now()).slice(0, 4));
      const wanted = { consultations: readCount(flags.consultations), copies: readCount(flags.copies), year };
      const dataDir = await mkdtemp(join(tmpdir(), 'falin-bench-'));
      try {
        if (flags.only !== 'postgres')
          await bench({ ...config, dataDir, databaseUrl: undefined }, wanted, flags);
        if (flags.only === 'sqlite') return;
        const given = flags.postgres ?? config.databaseUrl;
        const scratch = given ? { url: given, stop: async () => {} } : await startScratchPostgres();
        try {
          await bench({ ...config, dataDir, databaseUrl: scratch.url }, wanted, flags);
        } finally {
          await scratch.stop();
        }
      } finally {
        await rm(dataDir, { recursive: true, force: true });
      }
    });
}

/** The sample street, offline, on a database of its own. */
async function bench(config: Config, wanted: Wanted, { json }: Flags): Promise<void> {
  const say = (text: string) => process.stderr.write(`… ${text}\n`);
  const database = { dataDir: config.dataDir, databaseUrl: config.databaseUrl };
  const offline = {
    ...config,
    ...{ telegram: undefined, model: undefined, embeddings: undefined, knowledgeDir: undefined },
  };
  const street = await readKnowledge(knowledgeDirsOf(offline));
  const storage = await openStorage({ ...database, clock: systemClock });
  const app = await createApp(offline, { storage, logger: silentLogger });
  try {
    const made = await makeMillion(database, storage, street, wanted, say);
    const topic = street.topics[0]!.id;
    const { areas, people } = street.directory;
    const person = people.find(({ role }) => role === 'adviser')!.id;
    const of = areas.find(({ kind }) => kind === 'street')!;
    const scopes = scopesOf(street.directory, yearOf(wanted.year), { topic, person, channel: 'telegram' });
    // As many rows as a year before would have, and no whole months at its ends.
    const against = periodOf(`${wanted.year}-01-02`, `${wanted.year}-12-11`);
    say('开始查询');
    const charts = await askCharts(storage, street.directory, scopes, against);
    const clerk = people.find(({ role, areas }) => role === 'staff' && areas.includes(of.id))!.id;
    const pages: Timed[] = [
      ...(await askPage(app, clerk, scopes, against, systemClock.now())),
      ...(await askLedger(storage, topic)),
    ];
    const result = { database: storage.dialect, ...made, charts, pages };
    process.stdout.write(`${json ? JSON.stringify(result) : figuresReport(result)}\n`);
    if (tooSlow(result).length > 0) process.exitCode = 1;
  } finally {
    await app.stop();
  }
}
