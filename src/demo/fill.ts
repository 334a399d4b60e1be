import { type Kysely, sql } from 'kysely';
import { Refused } from '../core/errors.ts';
import type { Dialect } from '../storage/dialect.ts';
import type { Schema } from '../storage/schema.ts';
import type { YearRows } from './rows-of-year.ts';

const ROWS_A_STATEMENT = 2000;

/** Made-up rows never go where anything real may be. */
export async function refuseUnlessEmpty(db: Kysely<Schema>): Promise<void> {
  const found = await db.selectFrom('consultations').select('id').limit(1).executeTakeFirst();
  if (found) throw new Refused('这个数据库里已经有咨询，演示和测速只写进空的数据库');
}

/** In one transaction: half a made-up year is of no use to anybody. Rows go in as JSON, which is one parameter. */
export async function fill(db: Kysely<Schema>, dialect: Dialect['name'], rows: YearRows): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const [table, all] of Object.entries(rows) as [keyof YearRows, object[]][]) {
      const columns = Object.keys(all[0] ?? {});
      const names = sql.join(columns.map((column) => sql.ref(column)));
      for (let i = 0; i < all.length; i += ROWS_A_STATEMENT) {
        const json = JSON.stringify(all.slice(i, i + ROWS_A_STATEMENT));
        const values =
          dialect === 'postgres'
            ? sql`select ${names} from json_populate_recordset(null::${sql.table(table)}, ${json})`
            : sql`select ${sql.join(columns.map((c) => sql`value ->> ${sql.lit(`$.${c}`)}`))} from json_each(${json})`;
        await sql`insert into ${sql.table(table)} (${names}) ${values}`.execute(tx);
      }
    }
  });
}
