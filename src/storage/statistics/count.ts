import { sql } from 'kysely';
import type { Counted, Part } from '../../statistics/counted.ts';
import { fits } from '../../statistics/fits.ts';
import { SEVERAL_FROM } from '../../statistics/percentile.ts';
import type { Period } from '../../statistics/period.ts';
import type { TimePart } from '../../statistics/ports.ts';
import type { Scope } from '../../statistics/scope.ts';
import type { Db } from '../store.ts';
import { readCells } from './read-rows.ts';
import { readTallies } from './read-tallies.ts';
import { rowsIn, TABLES } from './rows-in.ts';
import { type Slice, sliceFor } from './slices.ts';
import { type Spans, spansOf, timeOf } from './spans.ts';
import { tallyOf } from './tallies.ts';

export async function countMany(db: Db, of: readonly Counted[], scope: Scope): Promise<Part[][]> {
  const found = new Map(of.map((one) => [one, new Sums()]));
  const asked = [...found.keys()].filter((one) => fits(one, scope));
  const slice = sliceFor(scope);
  const { tallied, others } = Object.groupBy(asked, (one) =>
    slice && tallyOf(one) !== undefined ? 'tallied' : 'others',
  );
  const take = (one: Counted, key: string, count: number) => found.get(one)!.add(key, count);
  if (slice && tallied) {
    const { summed, rows } = kept(slice, spansOf(scope));
    const cells = await readTallies(db, tallied, slice.name, summed, scope, 'key');
    const byTally = Map.groupBy(cells, ({ tally }) => tally);
    for (const one of tallied)
      for (const { key, count } of byTally.get(tallyOf(one)!) ?? [])
        take(one, one.by === undefined ? '' : key, count);
    await readCells(db, tallied, rows, scope, ({ of: one, key, count }) => take(one, key, count));
  }
  await readCells(db, others ?? [], [scope], scope, ({ of: one, key, count }) => take(one, key, count));
  return of.map((one) => found.get(one)!.parts());
}

export async function countOverTime(
  db: Db,
  of: Counted,
  scope: Scope,
  by: 'day' | 'month',
): Promise<TimePart[]> {
  if (!fits(of, scope)) return [];
  const sums = new Sums();
  const take = (day: string, count: number) => sums.add(by === 'month' ? day.slice(0, 7) : day, count);
  const slice = tallyOf(of) === undefined ? undefined : sliceFor(scope);
  if (by === 'day' && (!slice || slice.monthsOnly)) return daysOfRows(db, of, scope);
  const spans = by === 'month' ? spansOf(scope) : { months: undefined, days: [scope] };
  const { summed, rows } = slice ? kept(slice, spans) : { summed: undefined, rows: [scope] };
  if (slice && summed)
    for (const { key, count } of await readTallies(db, [of], slice.name, summed, scope, 'at'))
      take(timeOf(key), count);
  await readCells(db, [of], rows, scope, ({ day, count }) => take(day, count));
  return sums.parts().map(({ key, count }) => ({ at: key, count }));
}

/** Of a whole year that may be a hundred thousand rows: they are added up where they lie. */
async function daysOfRows(db: Db, of: Counted, scope: Scope): Promise<TimePart[]> {
  const day = sql.ref(of.on);
  const count = of.sum === undefined ? sql`count(*)` : sql`sum(${sql.ref(of.sum)})`;
  const { rows } = await sql<{ at: string; count: number | null }>`
    select ${day} as at, ${count} as count from ${sql.table(TABLES[of.from])}
    where ${rowsIn(of, scope)} group by ${day}`.execute(db);
  return rows.map(({ at, count }) => ({ at, count: Number(count ?? 0) })).filter(({ count }) => count !== 0);
}

/** The rows of a split by whole numbers, by value. An index holds those of buckets with several values. */
export async function countValues(
  db: Db,
  of: Counted,
  scope: Scope,
  { from, to }: { from: number; to: number },
): Promise<Part[]> {
  if (of.by === undefined) throw new Error(`${of.name} is not split`);
  const value = sql.ref(of.by);
  // Said in the statement itself: only so does either database see that the index holds all that is asked for.
  const several = from >= SEVERAL_FROM ? sql`and ${value} >= ${sql.lit(SEVERAL_FROM)}` : sql``;
  const { rows } = await sql<{ value: number; count: number }>`
    select ${value} as value, count(*) as count from ${sql.table(TABLES[of.from])}
    where ${value} between ${from} and ${to} ${several} and ${rowsIn(of, scope)} group by ${value}`.execute(
    db,
  );
  return rows.map((row) => ({ key: String(row.value), count: Number(row.count) }));
}

/** What of the spans the tallies say, and the days for which rows are counted instead. */
function kept(slice: Slice, spans: Spans): { summed: Spans; rows: readonly Period[] } {
  return slice.monthsOnly
    ? { summed: { ...spans, days: [] }, rows: spans.days }
    : { summed: spans, rows: [] };
}

class Sums {
  readonly #counts = new Map<string, number>();
  add(key: string, count: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }
  parts(): Part[] {
    return [...this.#counts].map(([key, count]) => ({ key, count })).filter(({ count }) => count !== 0);
  }
}
