import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { dayReport } from '../bench/day/day-report.ts';
import type { Outside, Timing } from '../bench/day/ports.ts';
import { runDay } from '../bench/day/run-day.ts';
import { InvalidInput } from '../core/errors.ts';
import { newBindCode } from '../handoff/bind-code.ts';
import { readCount } from './options.ts';

const SUPPORT = new URL('../../test/support/', import.meta.url);
const SERVICE = fileURLToPath(new URL('serve-day.ts', import.meta.url));

/** A busy machine takes its time. */
const START_MS = 180_000;

interface DayFlags {
  residents: string;
  cases: string;
  minutes: string;
  speed: string;
  seed: string;
  instances: string;
  crashEvery: string;
  databaseUrl?: string;
  json?: boolean;
}

/** `bench day`: one working day of a sub-district in compressed time, with faults, judged from what is left of it. */
export function addDayBench(bench: Command): void {
  bench
    .command('day')
    .description('演练一天：居民、顾问、断电、限流都有，收工后逐条核对')
    .option('--residents <n>', '多少位居民', '2000')
    .option('--cases <n>', '多少件调解申请', '40')
    .option('--minutes <n>', '这一天多少分钟，从 8:55 起', '500')
    .option('--speed <n>', '一秒当几秒', '65')
    .option('--seed <n>', '同一个种子，同一天', '1')
    .option('--instances <n>', '几个服务进程（两个以上用 PostgreSQL）', '1')
    .option('--crash-every <n>', '平均几分钟 kill -9 一次', '20')
    .option('--database-url <url>', '用这个 PostgreSQL（要是空的库）；不写时用 SQLite 或自带的 PostgreSQL')
    .option('--json', '输出 JSON')
    .action(play);
}

async function play(flags: DayFlags): Promise<void> {
  if (!existsSync(SUPPORT))
    throw new InvalidInput(
      '演练要用测试里的 Telegram 服务器（test/support），这里没有：请在源码目录里运行。',
    );
  const instances = readCount(flags.instances);
  const postgres = instances > 1 && !flags.databaseUrl ? await ownPostgres() : undefined;
  try {
    const options = {
      residents: readCount(flags.residents),
      cases: readCount(flags.cases),
      minutes: readCount(flags.minutes),
      speed: readCount(flags.speed),
      seed: readCount(flags.seed),
      crashEvery: readCount(flags.crashEvery),
      instances,
      databaseUrl: flags.databaseUrl ?? postgres?.url,
    };
    const began = Date.now();
    const verdict = await runDay(options, await fromTests(), (line) => process.stderr.write(`… ${line}\n`));
    const text = flags.json ? JSON.stringify(verdict) : dayReport(verdict, options, Date.now() - began);
    process.stdout.write(`${text}\n`);
    if (verdict.faults.length > 0) process.exitCode = 1;
  } finally {
    await postgres?.stop();
  }
}

/** The parts of the tests a day is played with; the product does not carry them. */
export async function fromTests(): Promise<Outside> {
  const { startTelegramServer } = await import('../../test/support/telegram-server/server.ts');
  const { freePort, ServiceProcess } = await import('../../test/support/service-process.ts');
  return {
    startTelegram: (now) => startTelegramServer({ now }),
    instance: async (settings: Record<string, string>, timing: Timing) => {
      const port = await freePort();
      const all = { LOG_LEVEL: 'error', ...settings, PORT: String(port), HOST: '127.0.0.1' };
      // What node compiled at the first start serves the next ones.
      const cache = { NODE_COMPILE_CACHE: join(settings.DATA_DIR ?? tmpdir(), 'compiled') };
      const service = new ServiceProcess(port, cache, [SERVICE, JSON.stringify({ settings: all, timing })]);
      const ready = service.ready.bind(service);
      return Object.assign(service, { ready: () => ready(START_MS) });
    },
    newBindCode,
  };
}

async function ownPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const { createDatabase, startPostgres } = await import('../../test/support/postgres.ts');
  const server = await startPostgres();
  if ('skip' in server) throw new InvalidInput(`自带的 PostgreSQL 起不来：${server.skip}`);
  return { url: await createDatabase(server), stop: () => server.stop() };
}
