import { type RawBuilder, sql } from 'kysely';
import type { Counted } from '../../statistics/counted.ts';
import { fits, NARROWS } from '../../statistics/fits.ts';
import type { Scope } from '../../statistics/scope.ts';

export const TABLES = {
  matters: 'facts',
  marks: 'marks',
  cases: 'case_facts',
  outreach: 'outreach',
} as const;

/** The condition under which a row is counted; also that of the rows shown behind a number. */
export function rowsIn(of: Counted, scope: Scope): RawBuilder<unknown> {
  if (!fits(of, scope)) return sql`1 = 0`;
  const conditions = [
    sql`${sql.ref(of.on)} between ${scope.from} and ${scope.to}`,
    ...Object.entries(of.where ?? {}).map(([column, values]) => oneOfValues(column, values)),
    ...(of.by ? [sql`${sql.ref(of.by)} is not null`] : []),
    narrowedTo(scope),
  ];
  return sql.join(conditions, sql` and `);
}

export const oneOfValues = (column: string, values: readonly (string | number)[]): RawBuilder<unknown> =>
  sql`${sql.ref(column)} in (${sql.join([...values])})`;

/** Topic, person, channel and area, for what has them. */
export function narrowedTo(scope: Scope): RawBuilder<unknown> {
  const conditions = NARROWS.flatMap((column) =>
    scope[column] === undefined ? [] : [sql`${sql.ref(column)} = ${scope[column]}`],
  );
  return sql.join([...conditions, inAreas(scope)], sql` and `);
}

export function inAreas({ areas }: Scope): RawBuilder<unknown> {
  if (areas === undefined) return sql`1 = 1`;
  return areas.length === 0 ? sql`1 = 0` : oneOfValues('area', areas);
}
