import { chmodSync } from 'node:fs';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { Unavailable } from '../../core/errors.ts';
import type { OpenDatabase } from '../dialect.ts';
import type { Schema } from '../schema.ts';
import { sqlite } from './dialect.ts';
import { groupCommit } from './group-commit.ts';
import { NodeSqliteDatabase } from './node-sqlite-database.ts';
import { patiently } from './patience.ts';

const BUSY_TIMEOUT_MS = 50;

/**
 * One connection for the whole process: node:sqlite is synchronous, more would only wait for each other.
 * Kysely hands the connection out under a mutex, so transactions of interleaved awaits never mix.
 */
export async function openSqlite(path: string): Promise<OpenDatabase> {
  let database: NodeSqliteDatabase | undefined;
  try {
    const opened = new NodeSqliteDatabase(path, BUSY_TIMEOUT_MS);
    database = opened;
    chmodSync(path, 0o600);
    // WAL: readers (reports, a second process) are not blocked by the writer. FULL: a commit that returned
    // survives a power cut, as the log promises. The cache is 16 MB.
    await patiently(() =>
      opened.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -16000'),
    );
    const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(opened) });
    return { db, transact: groupCommit(db), dialect: sqlite };
  } catch (error) {
    database?.close();
    throw sqlite.translate(error) ?? new Unavailable(`数据库文件 ${path} 打不开`, { cause: error });
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: NodeSqliteDatabase;
  constructor(database: NodeSqliteDatabase) {
    super({ database });
    this.#database = database;
  }
  override createDriver() {
    return new ImmediateSqliteDriver(this.#database);
  }
  override createAdapter() {
    return new TransactionalDdlAdapter();
  }
}

/** A transaction takes the write lock at once: one that reads first and writes later could fail half-way. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: NodeSqliteDatabase;
  #patient: DatabaseConnection | undefined;
  constructor(database: NodeSqliteDatabase) {
    super({ database });
    this.#database = database;
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#patient ??= patientConnection(await super.acquireConnection());
    return this.#patient;
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  /** A full disk ends the transaction by itself; a rollback would then fail and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Once a transaction has begun nothing in it can be busy: what is repeated is a `begin` or a statement by itself. */
function patientConnection(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      patiently(() => connection.executeQuery<R>(query)),
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

/**
 * SQLite does roll schema changes back. Said here, Kysely migrates inside one transaction, whose write lock
 * keeps a second process out: two that start at once migrate one after the other.
 */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
