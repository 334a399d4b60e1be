import { sql } from 'kysely';
import { type Counted, cellOf } from '../../statistics/counted.ts';
import type { Period } from '../../statistics/period.ts';
import type { Scope } from '../../statistics/scope.ts';
import type { Db } from '../store.ts';
import { narrowedTo, oneOfValues, TABLES } from './rows-in.ts';

export interface CountedCell {
  of: Counted;
  day: string;
  key: string;
  count: number;
}

/**
 * Counts rows one by one, for what no tally says: days of a slice kept by the month, and the outreach log. All that is
 * counted by the same day of the same table is read once, and added up by the very function that fills the tallies.
 */
export async function readCells(
  db: Db,
  of: readonly Counted[],
  periods: readonly Period[],
  scope: Scope,
  take: (cell: CountedCell) => void,
): Promise<void> {
  for (const group of Map.groupBy(of, ({ from, on }) => `${from} ${on}`).values())
    for (const period of periods)
      for (const row of await rowsOf(db, group, period, scope))
        for (const one of group) {
          const cell = cellOf(one, row);
          if (cell) take({ of: one, ...cell });
        }
}

async function rowsOf(
  db: Db,
  group: readonly Counted[],
  { from, to }: Period,
  scope: Scope,
): Promise<Readonly<Record<string, unknown>>[]> {
  const { from: source, on } = group[0]!;
  const columns = new Set([on]);
  for (const { where, by, sum } of group)
    for (const column of [...Object.keys(where ?? {}), by, sum]) if (column) columns.add(column);
  // What all of them ask for need not be read of the others: the kinds of marks, above all.
  const shared = Object.keys(group[0]!.where ?? {}).filter((column) =>
    group.every(({ where }) => where?.[column]),
  );
  const conditions = [
    sql`${sql.ref(on)} between ${from} and ${to}`,
    ...shared.map((column) =>
      oneOfValues(column, [...new Set(group.flatMap(({ where }) => where?.[column] ?? []))]),
    ),
    narrowedTo(scope),
  ];
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.join([...columns].map((column) => sql.ref(column)))} from ${sql.table(TABLES[source])}
    where ${sql.join(conditions, sql` and `)}`.execute(db);
  return rows;
}
