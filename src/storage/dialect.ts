import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { FalinError } from '../core/errors.ts';
import type { Schema } from './schema.ts';

/** All that differs between the databases. Each has a folder with the same files: open-database.ts, dialect.ts. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Type of a whole-number key that the database counts up by itself. */
  readonly counterType: 'integer' | 'bigserial';
  /**
   * Rows are locked one by one (`for update skip locked`). Where not, a write transaction excludes all others
   * from its start, which claims as safely.
   */
  readonly rowLocks: boolean;
  /**
   * Does `statement` after each insert and update of a row of `table`, in the same transaction; `new` is the row. For
   * migrations: it must hold no parameters.
   */
  onChange(db: Kysely<unknown>, table: string, statement: RawBuilder<unknown>): Promise<void>;
  /** Has the planner look at how many rows there are, where the database does not do so by itself. Some tenths of a second. */
  learnSizes(db: Kysely<Schema>): Promise<void>;
  /** The database's own fault in our words; undefined: not one it knows. */
  translate(error: unknown): FalinError | undefined;
  /** Whether the transaction lost to another one and may simply be done again. */
  mayRepeat(error: unknown): boolean;
}

/** Runs the work in a transaction that is durable when the promise settles. */
export type Transact = <T>(work: (tx: Transaction<Schema>) => Promise<T>) => Promise<T>;

export interface OpenDatabase {
  db: Kysely<Schema>;
  transact: Transact;
  dialect: Dialect;
}
