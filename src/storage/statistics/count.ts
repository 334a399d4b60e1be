import { type RawBuilder, sql } from 'kysely';
import { type Counted, type Part, SOURCES } from '../../statistics/counted.ts';
import type { DayPart } from '../../statistics/ports.ts';
import type { Scope } from '../../statistics/scope.ts';
import type { Db } from '../store.ts';
import { sliceFor, tallyOf } from './tallies.ts';

export const TABLES = {
  matters: 'facts',
  marks: 'marks',
  cases: 'case_facts',
  outreach: 'outreach',
} as const;

type Group = 'key' | 'day' | 'area';

/** Sums grouped by the figure's own split, by day, or by area. Group columns are cast: keys are text in a tally. */
export async function countBy(db: Db, of: Counted, scope: Scope, group: Group): Promise<Part[]> {
  const [tally, slice] = [tallyOf(of), sliceFor(scope)];
  const query =
    tally === undefined || slice === undefined
      ? fromFacts(of, scope, group)
      : fromTally({ tally, slice }, of, scope, group);
  const { rows } = await query.execute(db);
  return rows.map(({ key, count }) => ({ key, count: Number(count) }));
}

export async function countByDay(db: Db, of: Counted, scope: Scope): Promise<DayPart[]> {
  return (await countBy(db, of, scope, 'day')).map(({ key, count }) => ({ day: key, key: '', count }));
}

function fromTally(
  { tally, slice }: { tally: number; slice: string },
  of: Counted,
  scope: Scope,
  group: Group,
): RawBuilder<Part> {
  const one = group === 'key' && of.by === undefined;
  const key = one ? sql`''` : sql.ref(group);
  return sql<Part>`
    select ${key} as key, cast(sum(count) as bigint) as count from tallies
    where tally = ${tally} and slice = ${slice} and day between ${scope.from} and ${scope.to} ${areaIn(scope)}
    ${one ? sql`` : sql`group by ${key}`} having sum(count) <> 0 order by 1`;
}

function fromFacts(of: Counted, scope: Scope, group: Group): RawBuilder<Part> {
  const column = group === 'day' ? of.on : group === 'area' ? 'area' : of.by;
  const key = column === undefined ? sql`''` : sql`cast(${sql.ref(column)} as text)`;
  const total =
    of.sum === undefined ? sql`count(*)` : sql`cast(coalesce(sum(${sql.ref(of.sum)}), 0) as bigint)`;
  // Without a split there is one row also where nothing is counted: `having` takes it out, as a tally has none.
  return sql<Part>`
    select ${key} as key, ${total} as count from ${sql.table(TABLES[of.from])}
    where ${rowsIn(of, scope)}
    ${column === undefined ? sql`` : sql`group by ${key}`} having ${total} <> 0 order by 1`;
}

/** The condition under which a row is counted; also that of the rows shown behind a number. */
export function rowsIn(of: Counted, scope: Scope): RawBuilder<unknown> {
  const has = (column: string) => (SOURCES[of.from].columns as readonly string[]).includes(column);
  const conditions = [
    sql`${sql.ref(of.on)} between ${scope.from} and ${scope.to}`,
    ...Object.entries(of.where ?? {}).map(
      ([column, values]) => sql`${sql.ref(column)} in (${sql.join([...values])})`,
    ),
    ...(of.by ? [sql`${sql.ref(of.by)} is not null`] : []),
    ...(['topic', 'person', 'channel'] as const).flatMap((column) => {
      const value = scope[column];
      if (value === undefined) return [];
      // What has no such column (a mediation case has no channel) is not part of what was asked for.
      return [has(column) ? sql`${sql.ref(column)} = ${value}` : sql`1 = 0`];
    }),
  ];
  return sql`${sql.join(conditions, sql` and `)} ${areaIn(scope)}`;
}

function areaIn({ areas }: Scope): RawBuilder<unknown> {
  if (areas === undefined) return sql``;
  return areas.length === 0 ? sql`and 1 = 0` : sql`and area in (${sql.join([...areas])})`;
}
