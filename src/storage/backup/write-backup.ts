import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { create } from 'tar';
import { Refused } from '../../core/errors.ts';
import type { Dialect, OpenDatabase } from '../dialect.ts';
import { openSqlite } from '../sqlite/open-database.ts';
import type { Db } from '../store.ts';
import { MANIFEST_FILE, type Manifest, tableFile } from './manifest.ts';
import { rowsOf, tableNames } from './read-tables.ts';
import { RowDigest } from './row-digest.ts';

export interface BackupOptions {
  opened: OpenDatabase;
  dataDir: string;
  /** The key is a setting, so it is not in the data folder. */
  secretIsSetting: boolean;
  /** Where the archive goes; nothing may lie there yet. */
  target: string;
  now: Date;
}

export interface BackupReport {
  target: string;
  bytes: number;
  /** Of the archive; also in `<target>.sha256`, as sha256sum writes it. */
  sha256: string;
  manifest: Manifest;
}

/**
 * One archive with every row as of one instant, residents' files, the office's own knowledge and the key, while
 * the service goes on. The statutes are left out: they are imported again. Needs room for the rows beside the
 * target while it runs. Throws Refused where the target exists.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupReport> {
  const { opened, dataDir, target } = options;
  if (await exists(target)) throw new Refused(`${target} 已经存在，备份不覆盖旧文件`);
  const folder = dirname(target);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const staging = await mkdtemp(join(folder, '.falin-backup-'));
  try {
    await mkdir(join(staging, 'tables'));
    const { migrations, tables } = await inSnapshot(opened, staging, (db) =>
      dump(db, opened.dialect, staging),
    );
    // After the rows: a file is written before its row, so every file a row names is there.
    const files = await takeFiles(dataDir, staging, options.secretIsSetting);
    const manifest: Manifest = {
      format: 'falin-backup/1',
      madeAt: options.now.toISOString(),
      database: opened.dialect.name,
      migrations,
      tables,
      files,
      secret: options.secretIsSetting ? 'setting' : 'included',
    };
    await writeDurably(join(staging, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`);
    const archive = join(staging, basename(target));
    const parts = [MANIFEST_FILE, 'tables', ...(files.length > 0 ? ['data'] : [])];
    await create({ gzip: true, cwd: staging, file: archive, portable: true, mode: 0o600 }, parts);
    const sha256 = await sha256Of(archive);
    const { size } = await syncFile(archive);
    await rename(archive, target);
    await writeDurably(`${target}.sha256`, `${sha256}  ${basename(target)}\n`);
    return { target, bytes: size, sha256, manifest };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** All rows as of one instant. SQLite: from a copy, so that no reader keeps its log from being folded in. */
async function inSnapshot<T>(
  { db, dialect }: OpenDatabase,
  staging: string,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  if (dialect.name === 'postgres') {
    return db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        // A table of millions takes longer than a page of the service may.
        await sql`set local statement_timeout = 0`.execute(tx);
        return work(tx);
      });
  }
  const copy = join(staging, 'copy.db');
  await sql`vacuum into ${copy}`.execute(db);
  const opened = await openSqlite(copy);
  try {
    return await work(opened.db);
  } finally {
    await opened.db.destroy();
    for (const end of ['', '-wal', '-shm']) await rm(`${copy}${end}`, { force: true });
  }
}

async function dump(
  db: Db,
  dialect: Dialect,
  staging: string,
): Promise<Pick<Manifest, 'migrations' | 'tables'>> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const tables: Manifest['tables'] = [];
  for (const name of await tableNames(db)) {
    const digest = new RowDigest();
    const lines = async function* () {
      for await (const row of rowsOf(db, dialect, name)) {
        digest.add(row);
        yield `${JSON.stringify(row)}\n`;
      }
    };
    await pipeline(
      Readable.from(lines()),
      createWriteStream(join(staging, tableFile(name)), { mode: 0o600 }),
    );
    tables.push({ name, rows: digest.rows, digest: digest.hex() });
  }
  return { migrations: rows.map((row) => row.name), tables };
}

async function takeFiles(
  dataDir: string,
  staging: string,
  secretIsSetting: boolean,
): Promise<Manifest['files']> {
  const wanted = [
    ...(await filesUnder(dataDir, 'files')),
    ...(await filesUnder(dataDir, 'knowledge')),
    ...(secretIsSetting ? [] : ['secret.key']),
  ];
  const taken: Manifest['files'] = [];
  for (const path of wanted) {
    const copy = join(staging, 'data', path);
    await mkdir(dirname(copy), { recursive: true });
    try {
      await copyFile(join(dataDir, path), copy);
    } catch (error) {
      // A resident erased theirs meanwhile.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && path.startsWith('files/')) continue;
      throw error;
    }
    taken.push({ path, bytes: (await stat(copy)).size, sha256: await sha256Of(copy) });
  }
  return taken;
}

/** Paths with `/`, relative to the data folder. */
async function filesUnder(dataDir: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(dataDir.length)
          .replace(/^[\\/]+/, ''),
      )
      .map((path) => path.replaceAll('\\', '/'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function syncFile(path: string): Promise<{ size: number }> {
  const file = await open(path, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
    return await file.stat();
  } finally {
    await file.close();
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
