import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { extract } from 'tar';
import { InvalidInput, Refused } from '../../core/errors.ts';
import type { OpenDatabase } from '../dialect.ts';
import { migrate, migrateTo } from '../migrate.ts';
import { cipherFor } from '../secret.ts';
import type { Db } from '../store.ts';
import { MANIFEST_FILE, type Manifest, manifestSchema, tableFile } from './manifest.ts';
import { rowsOf } from './read-tables.ts';
import { type Row, RowDigest } from './row-digest.ts';
import { sha256Of } from './write-backup.ts';

export interface RestoreOptions {
  archive: string;
  dataDir: string;
  secret: string | undefined;
  /** Opens the empty database that is restored into. Called once the archive is known to be whole. */
  open(): Promise<OpenDatabase>;
}

/** Rows a statement: below SQLite's limit of 32,766 values for the widest table. */
const BATCH = 200;
const IN_THE_WAY = ['falin.db', 'files', 'knowledge', 'secret.key'];

/**
 * Puts a backup into an empty data folder and an empty database, of either kind. First the archive is checked whole,
 * then the rows go in within one transaction, and are read back and compared before it ends: there is no half
 * restored database. Throws Refused (something is in the way, another key) and InvalidInput (a broken archive).
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { archive, dataDir } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const there = (await readdir(dataDir)).filter((name) => IN_THE_WAY.includes(name));
  if (there.length > 0) {
    throw new Refused(`数据目录 ${dataDir} 里已有 ${there.join('、')}。请把 DATA_DIR 设成一个空目录再恢复。`);
  }
  await checkSum(archive);
  const staging = await mkdtemp(join(dataDir, '.restore-'));
  try {
    await extract({ file: archive, cwd: staging, strict: true }).catch((cause: unknown) => {
      throw new InvalidInput(`${archive} 解不开，不是完整的备份`, { cause });
    });
    const manifest = await readManifest(staging, archive);
    await checkFiles(staging, manifest);
    if (manifest.secret === 'setting' && options.secret === undefined)
      throw new Refused('这份备份的个人信息是用 FALIN_SECRET 加密的，请先设好当时的 FALIN_SECRET 再恢复。');
    const opened = await options.open();
    try {
      await fill(opened, staging, manifest);
      for (const { path } of manifest.files) await putBack(staging, dataDir, path);
      await migrate(opened);
      // Refuses where the key is not the one the rows were sealed with.
      await cipherFor(opened.db, dataDir, options.secret);
    } finally {
      await opened.db.destroy();
    }
    return manifest;
  } catch (error) {
    // Nothing of it lay here before; a PostgreSQL database keeps its empty tables.
    for (const name of [...IN_THE_WAY, 'falin.db-wal', 'falin.db-shm'])
      await rm(join(dataDir, name), { recursive: true, force: true });
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Where the sum lies beside the archive it must be right. */
async function checkSum(archive: string): Promise<void> {
  const path = join(dirname(archive), `${basename(archive)}.sha256`);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined && text.slice(0, 64) !== (await sha256Of(archive)))
    throw new InvalidInput(`${archive} 与旁边的校验和不符，文件已损坏或被改动`);
}

async function readManifest(staging: string, archive: string): Promise<Manifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(staging, MANIFEST_FILE), 'utf8')));
  } catch (cause) {
    throw new InvalidInput(`${archive} 不是法邻的备份，或清单已损坏`, { cause });
  }
}

async function checkFiles(staging: string, manifest: Manifest): Promise<void> {
  for (const { path, sha256 } of manifest.files) {
    const found = await sha256Of(join(staging, 'data', path)).catch(() => undefined);
    if (found !== sha256) throw new InvalidInput(`备份里的文件 ${path} 缺失或已损坏`);
  }
}

async function putBack(staging: string, dataDir: string, path: string): Promise<void> {
  await mkdir(dirname(join(dataDir, path)), { recursive: true, mode: 0o700 });
  await copyFile(join(staging, 'data', path), join(dataDir, path), constants.COPYFILE_EXCL);
}

async function fill(opened: OpenDatabase, staging: string, manifest: Manifest): Promise<void> {
  const { db, dialect } = opened;
  await migrateTo(opened, manifest.migrations);
  await db.transaction().execute(async (tx) => {
    const putBack = dialect.name === 'postgres' ? await quietPostgres(tx) : await quietSqlite(tx);
    for (const table of manifest.tables) await fillTable(tx, staging, table.name);
    for (const statement of putBack) await sql.raw(statement).execute(tx);
    if (dialect.name === 'postgres') await resetCounters(tx);
    for (const table of manifest.tables) {
      const digest = new RowDigest();
      for await (const row of rowsOf(tx, dialect, table.name)) digest.add(row);
      if (digest.rows !== table.rows || digest.hex() !== table.digest)
        throw new InvalidInput(`表 ${table.name} 恢复后与备份清单不一致，恢复已撤销`);
    }
  });
}

async function fillTable(tx: Db, staging: string, table: string): Promise<void> {
  // What the migrations themselves put in comes from the backup as well.
  await tx.deleteFrom(table as never).execute();
  let batch: Row[] = [];
  const write = async () => {
    if (batch.length > 0)
      await tx
        .insertInto(table as never)
        .values(batch as never)
        .execute();
    batch = [];
  };
  const lines = createInterface({ input: createReadStream(join(staging, tableFile(table))) });
  for await (const line of lines) {
    batch.push(JSON.parse(line) as Row);
    if (batch.length === BATCH) await write();
  }
  await write();
}

/** Rows come back as they were: nothing is to follow from them, and they come in no order. Gives what undoes it. */
async function quietSqlite(tx: Db): Promise<string[]> {
  await sql`pragma defer_foreign_keys = on`.execute(tx);
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where type = 'trigger'`.execute(tx);
  for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(tx);
  return rows.map((trigger) => trigger.sql);
}

/** As quietSqlite. PostgreSQL checks a foreign key row by row: they are taken off and put on again. */
async function quietPostgres(tx: Db): Promise<string[]> {
  await sql`set local statement_timeout = 0`.execute(tx);
  const { rows: links } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(tx);
  const { rows: triggered } = await sql<{ table: string }>`
    select distinct tgrelid::regclass::text as table from pg_trigger
    join pg_class on pg_class.oid = tgrelid
    where not tgisinternal and relnamespace = current_schema()::regnamespace`.execute(tx);
  const now = [
    ...links.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    ...triggered.map(({ table }) => `alter table ${table} disable trigger user`),
  ];
  for (const statement of now) await sql.raw(statement).execute(tx);
  return [
    ...links.map(
      ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
    ),
    ...triggered.map(({ table }) => `alter table ${table} enable trigger user`),
  ];
}

/** Counters go on after the highest number that was restored. */
async function resetCounters(tx: Db): Promise<void> {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select table_name as table, column_name as column, pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence
    from information_schema.columns
    where table_schema = current_schema() and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`.execute(
    tx,
  );
  for (const { table, column, sequence } of rows) {
    await sql`select setval(${sequence}, coalesce((select max(${sql.ref(column)}) from ${sql.table(table)}), 0) + 1, false)`.execute(
      tx,
    );
  }
}
