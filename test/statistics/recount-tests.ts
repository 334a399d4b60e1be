import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaId } from '../../src/core/ids.ts';
import { generateYear, type YearOptions } from '../../src/demo/generate-year.ts';
import { seeded } from '../../src/demo/random.ts';
import type { YearEvent } from '../../src/demo/story.ts';
import { FIGURES } from '../../src/statistics/figures/catalogue.ts';
import { periodOf } from '../../src/statistics/period.ts';
import { type Names, readFigure } from '../../src/statistics/read-figure.ts';
import type { Scope } from '../../src/statistics/scope.ts';
import type { MakeWorld, World } from '../storage/world.ts';
import { liveThrough } from './live-year.ts';
import { type Asked, recount, recountFigures } from './recount.ts';

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
const PLAIN: Names = { area: (id) => id, person: (id) => id, room: (id) => id, community: (id) => id };

const somewhere = fc.option(fc.subarray([...AREAS, ''], { minLength: 1 }), { nil: undefined });
const asked: fc.Arbitrary<Asked> = fc
  .record({
    days: fc.constantFrom(
      ['2026-01-01', '2026-12-31'],
      ['2026-01-01', '2026-01-01'],
      ['2026-12-31', '2026-12-31'],
      ['2025-12-31', '2026-06-30'],
      ['2027-01-01', '2027-12-31'],
    ),
    areas: somewhere,
    topic: fc.option(fc.constantFrom('劳动纠纷', '邻里'), { nil: undefined }),
    person: fc.option(fc.constantFrom(...ADVISERS), { nil: undefined, freq: 3 }),
    channel: fc.option(fc.constantFrom('web', 'telegram'), { nil: undefined, freq: 3 }),
  })
  .map(({ days, ...rest }) => ({
    from: days[0]!,
    to: days[1]!,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  }));

export const madeUp = (seed: number, residents: number): YearEvent[] =>
  generateYear(seeded(seed), { ...OPTIONS, residents });

export async function figuresOf(world: World, given: Asked): Promise<Record<string, unknown>> {
  const scope: Scope = { ...given, ...periodOf(given.from, given.to) };
  const counted: Record<string, unknown> = {};
  for (const figure of FIGURES) {
    const { value, parts } = await readFigure(world.storage.figures, figure, scope, PLAIN);
    const split = figure.measure.type === 'breakdown';
    counted[figure.id] = split
      ? Object.fromEntries(parts.filter((part) => part.count !== 0).map(({ key, count }) => [key, count]))
      : value;
  }
  return counted;
}

const directory = {
  areas: AREAS.map((id) => ({ id: id as AreaId, kind: 'community', name: id, parent: undefined })),
  people: [],
};

export function recountTests(makeWorld: MakeWorld): void {
  describe('figures', () => {
    it('are what an independent recount of the year finds, whatever is asked', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer(),
          fc.array(asked, { minLength: 3, maxLength: 5 }),
          async (seed, questions) => {
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
            for (const question of questions)
              expect(await figuresOf(world, question)).toMatchObject(recountFigures(year, question));
          },
        ),
        { numRuns: 4 },
      );
    }, 120_000);
  });
}
