import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import type { App } from '../../app.ts';
import type { Config } from '../../config.ts';
import { systemClock } from '../../core/clock.ts';
import { type LocalDate, localDate } from '../../core/dates.ts';
import { readAsOf } from '../options.ts';
import { withApp } from '../with-app.ts';

export const EVALS = fileURLToPath(new URL('../../../evals', import.meta.url));

export interface Measured {
  json?: boolean;
}
export interface OnDataset extends Measured {
  dataset: string;
  half?: 'dev' | 'test';
  asOf?: string;
  out?: string;
}

/** Measures on a data set, of which one of ours is taken unless another is named; without `own` one must be. */
export function onDataset(name: string, description: string, own?: string): Command {
  const dataset = new Option('--dataset <file>', '数据集，一行一个 JSON');
  return new Command(name)
    .description(description)
    .addOption(
      own === undefined ? dataset.makeOptionMandatory() : dataset.default(join(EVALS, own), `evals/${own}`),
    )
    .option('--json', '输出 JSON');
}

export const halfOption = () => new Option('--half <half>', '只看一半').choices(['dev', 'test']);

/** An app whose index is that of its knowledge and statutes. */
export function withIndex(config: Config, work: (app: App) => Promise<void>): Promise<void> {
  return withApp(config, async (app) => {
    await app.retriever.settled();
    await work(app);
  });
}

export function dayOf({ asOf }: { asOf?: string }): LocalDate {
  return readAsOf(asOf) ?? localDate(systemClock.now());
}

export function print({ json }: Measured, report: object, text?: string): void {
  process.stdout.write(`${json || text === undefined ? JSON.stringify(report, null, 2) : text}\n`);
}
