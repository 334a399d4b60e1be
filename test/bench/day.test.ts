import { expect, test } from 'vitest';
import { dayReport } from '../../src/bench/day/day-report.ts';
import { runDay } from '../../src/bench/day/run-day.ts';
import { fromTests } from '../../src/cli/bench-day.ts';

test('an hour of a sub-district, with crashes: nothing lost, nothing doubled, nothing late', {
  timeout: 300_000,
}, async () => {
  const options = {
    residents: 60,
    cases: 5,
    minutes: 60,
    speed: 60,
    seed: 7,
    instances: 1,
    databaseUrl: undefined,
    crashEvery: 12,
  };
  const verdict = await runDay(options, await fromTests(), () => undefined);
  expect(verdict.faults, dayReport(verdict, options, 0)).toEqual([]);
  expect(verdict.figures.crashes).toBeGreaterThan(0);
  expect(verdict.figures.tooMany + verdict.figures.broken).toBeGreaterThan(0);
  expect(verdict.figures.requests).toBeGreaterThan(0);
  expect(verdict.figures.messages).toBeGreaterThan(100);
  expect(verdict.figures.privateWords).toBeGreaterThan(0);
});
