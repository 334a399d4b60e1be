import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { OpenDatabase } from '../dialect.ts';
import type { Schema } from '../schema.ts';
import { postgres } from './dialect.ts';

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const INT8 = 20;

/** A pool of connections; `onIdleFault` hears of connections lost while nobody used them (the pool makes new ones). */
export function openPostgres(url: string, onIdleFault: (error: Error) => void): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    // A network that swallows packets is noticed, and not only when somebody next asks.
    keepAlive: true,
    types: {
      // Counts and counters come as text by default; none here passes 2^53.
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8
          ? Number
          : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  pool.on('error', onIdleFault);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, transact: (work) => db.transaction().execute(work), dialect: postgres };
}
