import { type RawBuilder, sql } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Db } from './store.ts';

const ROWS_A_STATEMENT = 2000;

/**
 * Inserts rows that all have the columns of the first. They go in as JSON, which is one parameter: a parameter for each
 * value costs more than the insert. `after`: what follows the rows, as `on conflict …`.
 */
export async function insertRows(
  db: Db,
  dialect: Dialect['name'],
  table: string,
  rows: readonly object[],
  after: RawBuilder<unknown> = sql``,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const places = sql.join(columns.map((_, i) => sql`value ->> ${sql.lit(i)}`));
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) {
    const chunk = rows.slice(i, i + ROWS_A_STATEMENT);
    const values =
      dialect === 'postgres'
        ? sql`select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(chunk)})`
        : sql`select ${places} from json_each(${JSON.stringify(chunk.map((row) => columns.map((c) => (row as Record<string, unknown>)[c])))}) where true`;
    await sql`insert into ${sql.table(table)} (${names}) ${values} ${after}`.execute(db);
  }
}

/** For `in`: many texts as one parameter. */
export function oneOf(dialect: Dialect['name'], texts: readonly string[]): RawBuilder<string> {
  const json = JSON.stringify(texts);
  return dialect === 'postgres'
    ? sql<string>`(select json_array_elements_text(${json}))`
    : sql<string>`(select value from json_each(${json}))`;
}
