import { sql } from 'kysely';
import type { Dialect } from '../dialect.ts';
import type { Db } from '../store.ts';
import type { Row } from './row-digest.ts';

const PAGE = 2_000;
/** Kysely's own books: written again by the migrations. */
const OWN = /^(kysely_|sqlite_)/;

export async function tableNames(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables
    .filter((table) => !table.isView && !OWN.test(table.name))
    .map((table) => table.name)
    .sort();
}

/** Every row of a table, a page at a time, by where the rows lie: no key has to be known and none is skipped. */
export async function* rowsOf(db: Db, dialect: Dialect, table: string): AsyncGenerator<Row> {
  const postgres = dialect.name === 'postgres';
  const place = postgres ? sql`ctid` : sql`rowid`;
  let after: unknown = postgres ? '(0,0)' : -1;
  for (;;) {
    const bound = postgres ? sql`${after}::tid` : sql`${after}`;
    const { rows } = await sql<Row & { row_place: unknown }>`
      select *, ${place} as row_place from ${sql.table(table)}
      where ${place} > ${bound} order by ${place} limit ${sql.lit(PAGE)}`.execute(db);
    for (const { row_place: _place, ...row } of rows) yield row;
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = last.row_place;
  }
}
