import type { Kysely } from 'kysely';
import { Refused } from '../core/errors.ts';
import type { Dialect } from '../storage/dialect.ts';
import { insertRows } from '../storage/json-rows.ts';
import type { Schema } from '../storage/schema.ts';
import type { YearRows } from './year-books.ts';

/** Made-up rows never go where anything real may be. */
export async function refuseUnlessEmpty(db: Kysely<Schema>): Promise<void> {
  const found = await db.selectFrom('consultations').select('id').limit(1).executeTakeFirst();
  if (found) throw new Refused('这个数据库里已经有咨询，演示和测速只写进空的数据库');
}

/** In one transaction: half a made-up year is of no use to anybody. */
export async function fill(db: Kysely<Schema>, dialect: Dialect['name'], rows: YearRows): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const [table, all] of Object.entries(rows)) await insertRows(tx, dialect, table, all);
  });
}
