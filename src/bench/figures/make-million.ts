import { type Kysely, sql } from 'kysely';
import { fill, refuseUnlessEmpty } from '../../demo/fill.ts';
import { generateYear, type YearOptions } from '../../demo/generate-year.ts';
import { generateOutreach } from '../../demo/outreach.ts';
import { seeded } from '../../demo/random.ts';
import { rowsOfYear } from '../../demo/rows-of-year.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { Topic } from '../../knowledge/topics.ts';
import type { Dialect } from '../../storage/dialect.ts';
import { openDatabase, type Storage, type StorageOptions } from '../../storage/open-storage.ts';
import type { Schema } from '../../storage/schema.ts';
import { copyFacts } from './copy-facts.ts';

const RESIDENTS_A_CHUNK = 8000;

export interface Street {
  directory: Directory;
  topics: readonly Topic[];
}

export interface Made {
  consultations: number;
  /** How many of them went through fill and refresh; the others are copies of their facts. */
  refreshed: number;
  fillSeconds: number;
  refreshSeconds: number;
}

export interface Wanted {
  consultations: number;
  copies: number;
  year: number;
}

/** Fills an empty database with a made-up year of a street and works it into the summaries. */
export async function makeMillion(
  options: Omit<StorageOptions, 'clock'>,
  storage: Storage,
  street: Street,
  { consultations: wanted, copies, year }: Wanted,
  progress: (text: string) => void,
): Promise<Made> {
  const { db } = await openDatabase(options);
  try {
    await refuseUnlessEmpty(db);
    await hurry(db, storage.dialect);
    await storage.syncDirectory(street.directory);
    const started = performance.now();
    let refreshed = 0;
    for (let chunk = 0; refreshed < wanted / copies; chunk++) {
      const random = seeded(chunk + 1);
      const events = generateYear(random, { ...yearOptions(street, year), residents: RESIDENTS_A_CHUNK });
      const rows = rowsOfYear(events, undefined, `${chunk}x`);
      await fill(db, storage.dialect, rows);
      // As after an upgrade: the first refresh notes every matter once by itself.
      await db.deleteFrom('stale_facts').execute();
      refreshed += rows.consultations.length;
      progress(`已写入 ${refreshed} 件`);
    }
    const people = advisersOf(street).map((id) => ({ id, area: areasOf(street)[0]! }));
    await storage.outreach.add(generateOutreach(seeded(1), { year, people }), new Date());
    const filled = performance.now();
    await storage.figures.refresh();
    const refreshSeconds = (performance.now() - filled) / 1000;
    progress(`汇总完成，用时 ${refreshSeconds.toFixed(0)} 秒`);
    await copyFacts(db, storage.dialect, copies, (n) => progress(`已复制到 ${n} 件`));
    await storage.learnSizes();
    if (storage.dialect === 'postgres') await vacuum(db);
    const consultations = refreshed * copies;
    return { consultations, refreshed, refreshSeconds, fillSeconds: (filled - started) / 1000 };
  } finally {
    await db.destroy();
  }
}

/** What is made here may be lost with the machine. Of the connection that fills: those that are measured are as ever. */
async function hurry(db: Kysely<Schema>, dialect: Dialect['name']): Promise<void> {
  if (dialect === 'sqlite') await sql`pragma synchronous = off`.execute(db);
  if (dialect === 'sqlite') await sql`pragma cache_size = -1000000`.execute(db);
}

/** What PostgreSQL does by itself in time. */
async function vacuum(db: Kysely<Schema>): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set statement_timeout = 0`.execute(one);
    await sql`vacuum analyze`.execute(one);
  });
}

const areasOf = ({ directory }: Street): string[] =>
  directory.areas.filter(({ kind }) => kind === 'community' || kind === 'grid').map(({ id }) => id);

const advisersOf = ({ directory }: Street): string[] =>
  directory.people.filter(({ role }) => role === 'adviser').map(({ id }) => id);

const yearOptions = (street: Street, year: number): Omit<YearOptions, 'residents'> => ({
  year,
  areas: areasOf(street),
  advisers: advisersOf(street),
  topics: street.topics.map(({ id, tier, suggested }) => ({
    ...{ id, tier, weight: suggested?.front ? 12 : suggested ? 5 : 2, guides: ['legal-aid'] },
  })),
  edges: 0,
});
