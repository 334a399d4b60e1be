import { caseFact } from '../../statistics/facts/case-fact.ts';
import type { CaseFact, Facts, Mark, MatterFact } from '../../statistics/facts/fact.ts';
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
  const ids = (subject: Mark['subject']) => [
    ...new Set(stale.filter((row) => row.subject === subject).map((row) => row.id)),
  ];
  const deltas = new Deltas();
  const { name } = store.dialect;
  await refreshMatters(tx, name, ids('consultation'), deltas);
  await refreshCases(tx, name, ids('case'), deltas);
  await deltas.write(tx, name);
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

async function refreshMatters(
  tx: Db,
  dialect: Dialect['name'],
  ids: readonly string[],
  deltas: Deltas,
): Promise<void> {
  if (ids.length === 0) return;
  const of = oneOf(dialect, ids);
  const before = await tx.selectFrom('facts').selectAll().where('consultation', 'in', of).execute();
  const now = (await readMatters(tx, dialect, ids)).map(matterFact);
  for (const fact of before) deltas.add('matters', fact, -1);
  for (const { fact } of now) deltas.add('matters', fact, 1);
  if (before.length > 0) await tx.deleteFrom('facts').where('consultation', 'in', of).execute();
  const facts = now.map(({ fact }) => fact);
  await insertRows(tx, dialect, 'facts', facts);
  await replaceMarks(tx, dialect, ids, now, deltas);
}

async function refreshCases(
  tx: Db,
  dialect: Dialect['name'],
  ids: readonly string[],
  deltas: Deltas,
): Promise<void> {
  if (ids.length === 0) return;
  const of = oneOf(dialect, ids);
  const before = await tx.selectFrom('case_facts').selectAll().where('id', 'in', of).execute();
  const now = (await readCases(tx, dialect, ids)).map(caseFact);
  for (const fact of before) deltas.add('cases', fact, -1);
  for (const { fact } of now) deltas.add('cases', fact, 1);
  if (before.length > 0) await tx.deleteFrom('case_facts').where('id', 'in', of).execute();
  const facts = now.map(({ fact }) => fact);
  await insertRows(tx, dialect, 'case_facts', facts);
  await replaceMarks(tx, dialect, ids, now, deltas);
}

async function replaceMarks(
  tx: Db,
  dialect: Dialect['name'],
  ids: readonly string[],
  now: readonly Facts<MatterFact | CaseFact>[],
  deltas: Deltas,
): Promise<void> {
  const of = oneOf(dialect, ids);
  const before = await tx.selectFrom('marks').selectAll().where('id', 'in', of).execute();
  const marks = now.flatMap((one) => one.marks);
  for (const mark of before) deltas.add('marks', mark, -1);
  for (const mark of marks) deltas.add('marks', mark, 1);
  if (before.length > 0) await tx.deleteFrom('marks').where('id', 'in', of).execute();
  await insertRows(tx, dialect, 'marks', marks);
}
