import { join } from 'node:path';
import type { Clock } from '../core/clock.ts';
import type { AreaId } from '../core/ids.ts';
import { newId } from '../core/ids.ts';
import type { Directory } from '../knowledge/directory.ts';
import type { Guide } from '../knowledge/guide.ts';
import type { Topic } from '../knowledge/topics.ts';
import { levelOf } from '../mediation/choose-room.ts';
import { NO_RULES } from '../mediation/decision.ts';
import { saveCase } from '../storage/mediation/save-case.ts';
import { openDatabase, openStorage, type StorageOptions } from '../storage/open-storage.ts';
import { cipherFor } from '../storage/secret.ts';
import { caseAsOf } from './case-as-of.ts';
import { generateCases, type MadeUpCase } from './cases.ts';
import { demoWords } from './demo-words.ts';
import { fill, refuseUnlessEmpty } from './fill.ts';
import { generateYear, type YearOptions } from './generate-year.ts';
import { generateOutreach } from './outreach.ts';
import { seeded } from './random.ts';
import { rowsOfYear } from './rows-of-year.ts';
import type { YearEvent } from './story.ts';

export interface DemoOptions {
  dataDir: string;
  directory: Directory;
  topics: readonly Topic[];
  guides: readonly Guide[];
  clock: Clock;
  seed: number;
  /** Residents a year: some two consultations come of three. */
  residents: number;
}

export interface DemoMade {
  events: YearEvent[];
  cases: MadeUpCase[];
  consultations: number;
}

/**
 * Fills the SQLite database of a folder of its own with last year and this one up to today, of the directory's areas and
 * people. The same seed and day give the same street. Throws Refused where the folder already holds consultations.
 */
export async function makeDemo(options: DemoOptions): Promise<DemoMade> {
  const { dataDir, directory, clock } = options;
  const database: StorageOptions = { dataDir, databaseUrl: undefined, clock };
  const storage = await openStorage(database);
  const opened = await openDatabase(database);
  try {
    await refuseUnlessEmpty(opened.db);
    await storage.syncDirectory(directory);
    const now = clock.now();
    const thisYear = Number(new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 4));
    const random = seeded(options.seed);
    const years = [thisYear - 1, thisYear];
    const events = joined(years.map((year) => generateYear(random, yearOptions(options, year)))).filter(
      ({ at }) => at <= now,
    );
    const rows = rowsOfYear(events, demoWords(options, random));
    await fill(opened.db, 'sqlite', rows);
    await keepNumbers(opened.db, rows.consultations);

    const cipher = await cipherFor(opened.db, dataDir, undefined);
    const store = {
      ...opened,
      cipher,
      clock,
      logger: undefined,
      filesDir: join(dataDir, 'files'),
      caseRules: () => NO_RULES,
    };
    const cases = years
      .flatMap((year) =>
        generateCases(random, { year, count: Math.ceil(options.residents / 12), ...roomsOf(directory) }),
      )
      .flatMap((one) => caseAsOf(one, now) ?? []);
    await opened.db.transaction().execute(async (tx) => {
      for (const one of cases) {
        await saveCase(store, tx, undefined, one.case);
        for (const [index, { event, from, to, by, at }] of one.events.entries())
          await tx
            .insertInto('case_events')
            .values({
              ...{ id: newId(at.getTime()), case_id: one.case.id, event, from_state: from, to_state: to, by },
              ...{ position: index + 1, why_sealed: null, at: at.toISOString() },
            })
            .execute();
        // Nobody is reminded of what ended long ago.
        if (one.case.endedAt) await tx.deleteFrom('case_timers').where('case_id', '=', one.case.id).execute();
      }
      for (const year of years) {
        const value = Math.max(0, ...cases.map((one) => (one.case.year === year ? one.case.serial : 0)));
        await tx
          .insertInto('sequences')
          .values({ name: `mediation-${year}`, value })
          .execute();
      }
    });

    const people = advisersOf(directory);
    const outreach = years.flatMap((year) => generateOutreach(random, { year, people }));
    const today = now.toISOString().slice(0, 10);
    await storage.outreach.add(
      outreach.filter(({ day }) => day <= today),
      now,
    );
    await storage.figures.refresh();
    return { events, cases, consultations: rows.consultations.length };
  } finally {
    await opened.db.destroy();
    await storage.close();
  }
}

/** Two years as one: the second's residents and matters are numbered on from the first's. */
function joined(years: readonly YearEvent[][]): YearEvent[] {
  let [residents, matters] = [0, 0];
  const all = years.flatMap((events) => {
    const moved = events.map((event) => ({
      ...event,
      ...('resident' in event ? { resident: event.resident + residents } : {}),
      ...('matter' in event ? { matter: event.matter + matters } : {}),
    })) as YearEvent[];
    residents += 1 + Math.max(0, ...events.map((event) => ('resident' in event ? event.resident : 0)));
    matters += 1 + Math.max(0, ...events.map((event) => ('matter' in event ? event.matter : 0)));
    return moved;
  });
  return all.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function yearOptions({ directory, topics, guides, residents }: DemoOptions, year: number): YearOptions {
  return {
    year,
    residents,
    areas: directory.areas.filter(({ kind }) => kind === 'community').map(({ id }) => id),
    advisers: advisersOf(directory).map(({ id }) => id),
    topics: topics.map(({ id, tier, suggested }) => ({
      id,
      tier,
      weight: suggested?.front ? 12 : suggested ? 5 : 2,
      guides: guides.filter((guide) => guide.topic === id).map((guide) => guide.id),
    })),
    edges: 0.01,
  };
}

const advisersOf = (directory: Directory): { id: string; area: string }[] =>
  directory.people
    .filter(({ role }) => role === 'adviser')
    .map(({ id, areas }) => {
      const community = areas.find((area) =>
        directory.areas.some((one) => one.id === area && one.kind === 'community'),
      );
      return { id, area: community ?? '' };
    });

const roomsOf = (directory: Directory) => ({
  rooms: directory.rooms
    .filter(({ mediators }) => mediators.length > 0)
    .map((room) => ({
      ...{ id: room.id, area: room.area, level: levelOf(directory, room), mediators: room.mediators },
      types: room.disputeTypes,
    })),
  areas: directory.areas.filter(({ kind }) => kind === 'community').map(({ id }) => id) as AreaId[],
});

/** The next real consultation in the demo takes the next number. */
async function keepNumbers(
  db: Awaited<ReturnType<typeof openDatabase>>['db'],
  consultations: readonly object[],
): Promise<void> {
  const highest = new Map<string, number>();
  for (const row of consultations) {
    const [year = '', serial] = ('number' in row ? String(row.number) : '').split('-');
    highest.set(year, Math.max(highest.get(year) ?? 0, Number(serial)));
  }
  for (const [year, value] of highest)
    await db
      .insertInto('sequences')
      .values({ name: `consultation-${year}`, value })
      .execute();
}
