import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { FalinError, Refused, Unavailable } from '../core/errors.ts';
import type { OpenDatabase } from './dialect.ts';
import { migrations } from './migrations/migrations.ts';

type Opened = Pick<OpenDatabase, 'db' | 'dialect'>;

/**
 * Brings the schema up to this version, under the database's own lock: instances that start together migrate one
 * after the other. Throws Refused where a newer version of the program has been at this database.
 */
export async function migrate({ db, dialect }: Opened): Promise<void> {
  const known: Record<string, Migration> = migrations(dialect);
  const applied = await appliedMigrations({ db, dialect });
  const unknown = applied.filter((name) => !(name in known));
  if (unknown.length > 0) {
    throw new Refused(
      `这个数据库已由更新版本的程序升级过（${unknown.join('、')}），本版本不能使用。请换回新版本的程序，或使用升级前的备份。`,
    );
  }
  if (applied.length === Object.keys(known).length) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof FalinError) throw error;
  throw dialect.translate(error) ?? new Unavailable('数据库升级失败', { cause: error });
}

/** Brings an empty database to where a backup was taken from: to exactly these migrations. Throws Refused. */
export async function migrateTo({ db, dialect }: Opened, names: readonly string[]): Promise<void> {
  const known: Record<string, Migration> = migrations(dialect);
  if ((await appliedMigrations({ db, dialect })).length > 0)
    throw new Refused('要恢复到的数据库不是空的。请给 DATABASE_URL 换一个新建的空库。');
  if (names.some((name) => !(name in known)))
    throw new Refused('这份备份来自更新版本的程序，请先升级程序再恢复。');
  const wanted = Object.fromEntries(names.map((name) => [name, known[name]!]));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => wanted } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw dialect.translate(error) ?? new Unavailable('数据库建表失败', { cause: error });
}

async function appliedMigrations({ db, dialect }: Opened): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true }).catch((error) => {
    throw dialect.translate(error) ?? error;
  });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map((row) => row.name);
}
