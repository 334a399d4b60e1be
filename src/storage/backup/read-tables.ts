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
  const place = dialect.name === 'postgres' ? ['ctid'] : await placeInSqlite(db, table);
  const columns = sql.join(place.map((column) => sql.ref(column)));
  const placed = sql.join(place.map((column, i) => sql`${sql.ref(column)} as ${sql.ref(`row_place_${i}`)}`));
  const type = dialect.name === 'postgres' ? sql`::tid` : sql``;
  for (let after: unknown[] | undefined; ; ) {
    const bound = after
      ? sql`where (${columns}) > (${sql.join(after.map((value) => sql`${value}${type}`))})`
      : sql``;
    const { rows } = await sql<Row>`
      select *, ${placed} from ${sql.table(table)} ${bound} order by ${columns} limit ${sql.lit(PAGE)}`.execute(
      db,
    );
    for (const row of rows)
      yield Object.fromEntries(Object.entries(row).filter(([column]) => !column.startsWith('row_place_')));
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = place.map((_, i) => last[`row_place_${i}`]);
  }
}

/** A table that lies in the order of its key has no row numbers (https://www.sqlite.org/withoutrowid.html). */
async function placeInSqlite(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_info(${table}) where pk > 0
      and (select wr from pragma_table_list where schema = 'main' and name = ${table}) = 1 order by pk`.execute(
    db,
  );
  return rows.length > 0 ? rows.map(({ name }) => name) : ['rowid'];
}
