import { sql } from 'kysely';
import { caseFact } from '../../statistics/facts/case-fact.ts';
import type { Facts } from '../../statistics/facts/fact.ts';
import { matterFact } from '../../statistics/facts/matter-fact.ts';
import type { Dialect } from '../dialect.ts';
import { insertRows, oneOf } from '../json-rows.ts';
import { type Db, type Store, transaction } from '../store.ts';
import { readCases } from './read-cases.ts';
import { readMatters } from './read-matters.ts';
import { Deltas, TALLIES_VERSION } from './tallies.ts';

/** Changes worked in by one transaction: on SQLite some tenths of a second in which nobody else writes. */
const BATCH = 2000;

/**
 * Works changes into facts, marks and tallies until none is left; gives how many. Of two instances one waits for the
 * other (the version's row is locked), so that no change is counted twice.
 */
export async function refresh(store: Store): Promise<number> {
  for (let done = 0; ; ) {
    const { position } = (await newest(store)) ?? {};
    if (position === undefined && (await isCurrent(store.db))) return done;
    const batch = await transaction(store, (tx) => refreshBatch(store, tx));
    done += batch;
    if (batch === 0) return done;
  }
}

function newest({ db }: Store) {
  return db.selectFrom('stale_facts').select('position').limit(1).executeTakeFirst();
}

async function isCurrent(db: Db): Promise<boolean> {
  return (await versionRow(db, false)) === TALLIES_VERSION;
}

const NAME = 'tallies';

async function versionRow(db: Db, lock: boolean): Promise<string | undefined> {
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('name', '=', NAME)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row?.value;
}

async function refreshBatch(store: Store, tx: Db): Promise<number> {
  await tx
    .insertInto('installation')
    .values({ name: NAME, value: '' })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  if ((await versionRow(tx, store.dialect.rowLocks)) !== TALLIES_VERSION) await startAnew(tx);
  const stale = await tx.selectFrom('stale_facts').selectAll().orderBy('position').limit(BATCH).execute();
  if (stale.length === 0) return 0;
  const dialect = store.dialect.name;
  const work: Work = { tx, dialect, deltas: new Deltas() };
  for (const subject of ['consultation', 'case'] as const) {
    const ids = [...new Set(stale.filter((row) => row.subject === subject).map(({ id }) => id))];
    if (ids.length === 0) continue;
    const { source, read } = SUBJECTS[subject];
    const now = await read(tx, dialect, ids);
    await replace(
      work,
      source,
      ids,
      now.map(({ fact }) => fact),
    );
    await replace(
      work,
      'marks',
      ids,
      now.flatMap(({ marks }) => marks),
    );
  }
  await work.deltas.write(tx, dialect);
  // By position, each one: what was noted since by others has not been looked at.
  await tx
    .deleteFrom('stale_facts')
    .where(
      'position',
      'in',
      stale.map((row) => row.position),
    )
    .execute();
  return stale.length;
}

/** The figures changed with the program: everything is counted again. */
async function startAnew(tx: Db): Promise<void> {
  for (const table of ['tallies', 'marks', 'facts', 'case_facts', 'stale_facts'] as const)
    await tx.deleteFrom(table).execute();
  await tx
    .insertInto('stale_facts')
    .columns(['subject', 'id'])
    .expression((eb) =>
      // Matters of one day share their cells of the tallies: worked in together, each cell is written once.
      eb
        .selectFrom('consultations')
        .select((sub) => [sub.val('consultation' as const).as('subject'), 'id'])
        .orderBy('opened_at'),
    )
    .execute();
  await tx
    .insertInto('stale_facts')
    .columns(['subject', 'id'])
    .expression((eb) =>
      eb.selectFrom('cases').select((sub) => [sub.val('case' as const).as('subject'), 'id']),
    )
    .execute();
  await tx.updateTable('installation').set({ value: TALLIES_VERSION }).where('name', '=', NAME).execute();
}

const SUBJECTS = {
  consultation: {
    source: 'matters',
    read: async (tx: Db, dialect: Dialect['name'], ids: string[]): Promise<Facts<object>[]> =>
      (await readMatters(tx, dialect, ids)).map(matterFact),
  },
  case: {
    source: 'cases',
    read: async (tx: Db, dialect: Dialect['name'], ids: string[]): Promise<Facts<object>[]> =>
      (await readCases(tx, dialect, ids)).map(caseFact),
  },
} as const;

interface Work {
  tx: Db;
  dialect: Dialect['name'];
  deltas: Deltas;
}

/** Where each source's rows are kept, and the column that says of which matter or case they are. */
const KEPT = {
  matters: { table: 'facts', of: 'consultation' },
  cases: { table: 'case_facts', of: 'id' },
  marks: { table: 'marks', of: 'id' },
} as const;

/** Puts `rows` in the place of what is kept of these matters or cases, and the difference into `deltas`. */
async function replace(
  { tx, dialect, deltas }: Work,
  source: keyof typeof KEPT,
  ids: readonly string[],
  rows: readonly object[],
): Promise<void> {
  const { table, of } = KEPT[source];
  const theirs = sql<boolean>`${sql.ref(of)} in ${oneOf(dialect, ids)}`;
  const before = await tx.selectFrom(table).selectAll().where(theirs).execute();
  for (const row of before) deltas.add(source, row, -1);
  for (const row of rows) deltas.add(source, row, 1);
  if (before.length > 0) await tx.deleteFrom(table).where(theirs).execute();
  await insertRows(tx, dialect, table, rows);
}
