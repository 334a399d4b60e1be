import { type Kysely, sql, type Transaction } from 'kysely';
import type { Transact } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** Bounds how long a reader waits for the connection: about 20 ms. */
const MOST_AT_ONCE = 32;

interface Waiting {
  run(tx: Transaction<Schema>): Promise<void>;
  settle(): void;
  fail(error: unknown): void;
}

/**
 * Transactions asked for while another one commits share the next commit: waiting for the disk is most of what
 * a commit costs. Each runs alone under its own savepoint, so that one that throws takes only itself back,
 * and its promise settles only after the shared commit is on disk.
 */
export function groupCommit(db: Kysely<Schema>): Transact {
  const waiting: Waiting[] = [];
  let working = false;

  async function work(): Promise<void> {
    working = true;
    while (waiting.length > 0) await commitTogether(db, waiting.splice(0, MOST_AT_ONCE));
    working = false;
  }

  return <T>(run: (tx: Transaction<Schema>) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let settle = () => {};
      waiting.push({
        run: async (tx) => {
          try {
            const value = await run(tx);
            settle = () => resolve(value);
          } catch (error) {
            settle = () => reject(error);
            throw error;
          }
        },
        settle: () => settle(),
        fail: reject,
      });
      if (!working) void work();
    });
}

async function commitTogether(db: Kysely<Schema>, group: readonly Waiting[]): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      for (const member of group) {
        await sql`savepoint member`.execute(tx);
        try {
          await member.run(tx);
        } catch (fault) {
          // The member keeps its error and gets it after the commit. A fault that has ended the whole transaction
          // (disk full) leaves no savepoint to go back to: then all members fail, by that fault.
          await sql`rollback to member`.execute(tx).catch(() => {
            throw fault;
          });
        }
        await sql`release member`.execute(tx);
      }
    });
    for (const member of group) member.settle();
  } catch (error) {
    for (const member of group) member.fail(error);
  }
}
