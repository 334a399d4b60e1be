import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaId } from '../../src/core/ids.ts';
import { fill } from '../../src/demo/fill.ts';
import { generateYear, type YearOptions } from '../../src/demo/generate-year.ts';
import { seeded } from '../../src/demo/random.ts';
import { rowsOfYear } from '../../src/demo/rows-of-year.ts';
import type { YearEvent } from '../../src/demo/story.ts';
import { EMPTY_DIRECTORY } from '../../src/knowledge/directory.ts';
import { readFigures, readTrend } from '../../src/statistics/dashboard.ts';
import { FIGURES } from '../../src/statistics/figures/catalogue.ts';
import { consultations } from '../../src/statistics/figures/consultations.ts';
import { periodOf } from '../../src/statistics/period.ts';
import type { Scope } from '../../src/statistics/scope.ts';
import { openDatabase } from '../../src/storage/open-storage.ts';
import type { MakeWorld, World } from '../storage/world.ts';
import { liveThrough } from './live-year.ts';
import { type Asked, recount, recountFigures, recountTrend } from './recount.ts';

const AREAS = ['east', 'west', 'north'];
const ADVISERS = ['gu', 'lu', 'shen'];
const OPTIONS: Omit<YearOptions, 'residents'> = {
  year: 2026,
  areas: AREAS,
  advisers: ADVISERS,
  topics: [
    { id: '劳动纠纷', weight: 4, tier: '日办快结', guides: ['unpaid-wages', 'migrant-worker-wages'] },
    { id: '老人赡养', weight: 2, tier: '周内办结', guides: ['legal-aid'] },
    { id: '邻里', weight: 3, tier: '立报立办结', guides: [] },
  ],
  edges: 0.5,
};
const NARROWED = { topic: ['劳动纠纷', '邻里'], person: ADVISERS, channel: ['web', 'telegram'] };
const SUBSETS = [
  [],
  ['topic'],
  ['person'],
  ['channel'],
  ['topic', 'person'],
  ['topic', 'channel'],
  ['person', 'channel'],
  ['topic', 'person', 'channel'],
] as const;

const somewhere = fc.option(fc.subarray([...AREAS, ''], { minLength: 1 }), { nil: undefined });
const days = fc.constantFrom(
  ['2026-01-01', '2026-12-31'],
  ['2026-01-01', '2026-01-01'],
  ['2026-12-31', '2026-12-31'],
  ['2025-12-31', '2026-06-30'],
  ['2027-01-01', '2027-12-31'],
  ['2026-02-01', '2026-02-28'],
  ['2026-01-02', '2026-11-22'],
  ['2026-01-31', '2026-12-01'],
);
const narrowedTo = fc.record({
  topic: fc.constantFrom(...NARROWED.topic),
  person: fc.constantFrom(...NARROWED.person),
  channel: fc.constantFrom(...NARROWED.channel),
});
/** Each filter alone, any two and all three, each of some days and areas. */
const questions: fc.Arbitrary<Asked[]> = fc.tuple(
  ...SUBSETS.map((columns) =>
    fc.tuple(days, somewhere, narrowedTo).map(([[from, to], areas, values]) => ({
      ...{ from: from!, to: to! },
      ...(areas ? { areas } : {}),
      ...Object.fromEntries(columns.map((column) => [column, values[column]])),
    })),
  ),
);

const madeUp = (seed: number, residents: number): YearEvent[] =>
  generateYear(seeded(seed), { ...OPTIONS, residents });

async function figuresOf(world: World, given: Asked): Promise<Record<string, unknown>> {
  const scope: Scope = { ...given, ...periodOf(given.from, given.to) };
  const counted: Record<string, unknown> = {};
  const readings = await readFigures({ store: world.storage.figures, directory: EMPTY_DIRECTORY }, scope);
  for (const [i, figure] of FIGURES.entries()) {
    const { value, parts } = readings[i]!;
    const split = figure.measure.type === 'breakdown';
    counted[figure.id] = split
      ? Object.fromEntries(parts.filter((part) => part.count !== 0).map(({ key, count }) => [key, count]))
      : value;
  }
  return counted;
}

/** Days or months on which consultations began, with how many. */
async function trendOf(world: World, given: Asked, by: 'day' | 'month'): Promise<Record<string, number>> {
  const scope: Scope = { ...given, ...periodOf(given.from, given.to) };
  const points = await readTrend(world.storage.figures, consultations, scope, by);
  return Object.fromEntries(points.filter(({ count }) => count > 0).map(({ at, count }) => [at, count]));
}

const directory = {
  areas: AREAS.map((id) => ({ id: id as AreaId, kind: 'community', name: id, parent: undefined })),
  people: [],
};

export function recountTests(makeWorld: MakeWorld): void {
  describe('figures', () => {
    it('are what an independent recount of the year finds, whatever is asked', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer(), fc.tuple(questions, questions), async (seed, asked) => {
          const world = await makeWorld();
          await world.storage.syncDirectory(directory);
          const events = madeUp(seed, 9);
          // Looked at again and again: what changes afterwards must change the numbers, and be counted once.
          const live = await liveThrough(world, []);
          for (let i = 0; i < events.length; i += 3) {
            await live(events.slice(i, i + 3));
            await world.storage.figures.refresh();
          }
          const year = recount(events);
          for (const question of asked.flat()) {
            expect(await figuresOf(world, question)).toMatchObject(recountFigures(year, question));
            for (const by of ['day', 'month'] as const)
              expect(await trendOf(world, question, by)).toEqual(recountTrend(year, question, by));
          }
        }),
        { numRuns: 4 },
      );
    }, 120_000);

    it('are so with hundreds of waits, of which many share a bucket of the summaries', async () => {
      const world = await makeWorld();
      await world.storage.syncDirectory(directory);
      const events = madeUp(11, 600);
      const { db } = await openDatabase(world.options);
      await fill(db, world.storage.dialect, rowsOfYear(events, undefined)).finally(() => db.destroy());
      await world.storage.figures.refresh();
      const year = recount(events);
      for (const question of fc.sample(questions, { numRuns: 5, seed: 11 }).flat())
        expect(await figuresOf(world, question)).toMatchObject(recountFigures(year, question));
    }, 120_000);
  });
}
