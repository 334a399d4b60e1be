import type { Kysely } from 'kysely';
import type { Clock } from '../core/clock.ts';
import type { CaseRules } from '../mediation/decision.ts';
import type { Dialect, Transact } from './dialect.ts';
import type { Cipher } from './encryption.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;

/** Where storage reports what nobody asked for: a connection lost, a turn given up. A pino logger fits. */
export interface StorageLogger {
  warn(fields: Record<string, unknown>, text: string): void;
}

/** What every repository works with. */
export interface Store {
  db: Db;
  transact: Transact;
  dialect: Dialect;
  cipher: Cipher;
  clock: Clock;
  logger: StorageLogger | undefined;
  /** Folder of residents' files; attachment references lead into it. */
  filesDir: string;
  /** What mediation is decided by: the directory as it is now, and the office's settings. */
  caseRules(): CaseRules;
}

const MAX_REPEATS = 5;

/**
 * One transaction, durable when this returns. Work that lost a deadlock is done again from its start, so it must
 * change nothing outside the database. Throws Unavailable when the database cannot be used now.
 */
export async function transaction<T>(store: Store, work: (tx: Db) => Promise<T>): Promise<T> {
  for (let repeats = 0; ; repeats++) {
    try {
      return await store.transact(work);
    } catch (error) {
      if (repeats < MAX_REPEATS && store.dialect.mayRepeat(error)) continue;
      throw store.dialect.translate(error) ?? error;
    }
  }
}

/** Reads outside a transaction, with the database's faults in our words. */
export async function read<T>(store: Store, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await work(store.db);
  } catch (error) {
    throw store.dialect.translate(error) ?? error;
  }
}
