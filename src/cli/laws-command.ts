import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { localDate } from '../core/dates.ts';
import { checkCommand } from './check.ts';
import { lawsCommand } from './laws.ts';

/** The statutes' command with this office's settings. */
export function lawsCommandFor(config: Config): Command {
  const laws = lawsCommand({
    dataDir: config.dataDir,
    collections: config.collections,
    today: localDate(systemClock.now()),
    out: process.stdout,
    err: process.stderr,
  });
  return laws.addCommand(checkCommand(config));
}
