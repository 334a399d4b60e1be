import { type Kysely, sql } from 'kysely';
import { FIGURES } from '../statistics/figures/catalogue.ts';
import { countedIn } from '../statistics/figures/figure.ts';
import type { Dialect } from '../storage/dialect.ts';
import type { Schema } from '../storage/schema.ts';
import { tallyOf } from '../storage/statistics/tallies.ts';

/** Times differ from matter to matter: copied as they are, their tallies would have too few cells. */
const SHIFTED = ['wait', 'handle'];

/**
 * Makes `times` as many matters of what has been counted, as equal rows whose waits differ by a minute or more. Facts,
 * marks and tallies go on agreeing; nothing else is copied, so that a million takes minutes.
 */
export async function copyFacts(db: Kysely<Schema>, dialect: Dialect['name'], times: number): Promise<void> {
  if (times <= 1) return;
  const shifted = FIGURES.flatMap(countedIn)
    .filter(({ by }) => by !== undefined && SHIFTED.includes(by))
    .map((of) => tallyOf(of)!);
  await db.transaction().execute(async (tx) => {
    // Longer than what the service itself may ask for.
    if (dialect === 'postgres') await sql`set local statement_timeout = 0`.execute(tx);
    await copyRows(tx, 'facts', times, (column, n) => {
      const value = sql.ref(column);
      if (column === 'consultation' || column === 'number') return sql`${value} || ${sql.lit(`#${n}`)}`;
      return SHIFTED.includes(column) ? sql`${value} + ${sql.lit(n)}` : value;
    });
    await copyRows(tx, 'marks', times, (column, n) =>
      column === 'id' ? sql`id || ${sql.lit(`#${n}`)}` : sql.ref(column),
    );
    await sql`create temporary table shifting as select * from tallies where tally in (${sql.join(shifted)})`.execute(
      tx,
    );
    await sql`update tallies set count = count * ${times} where tally not in (${sql.join(shifted)})`.execute(
      tx,
    );
    for (let n = 1; n < times; n++)
      await sql`
        insert into tallies (tally, slice, day, area, key, count)
        select tally, slice, day, area, cast(cast(key as integer) + ${n} as text), count from shifting where true
        on conflict (tally, slice, day, area, key) do update set count = tallies.count + excluded.count`.execute(
        tx,
      );
    await sql`drop table shifting`.execute(tx);
  });
}

async function copyRows(
  tx: Kysely<Schema>,
  table: 'facts' | 'marks',
  times: number,
  value: (column: string, n: number) => ReturnType<typeof sql>,
): Promise<void> {
  const first = await tx.selectFrom(table).selectAll().limit(1).executeTakeFirstOrThrow();
  const columns = Object.keys(first);
  const original = sql.ref(table === 'facts' ? 'consultation' : 'id');
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let n = 1; n < times; n++) {
    const values = sql.join(columns.map((column) => value(column, n)));
    await sql`insert into ${sql.table(table)} (${names}) select ${values} from ${sql.table(table)} where ${original} not like '%#%'`.execute(
      tx,
    );
  }
}
