import { sql } from 'kysely';
import { type FalinError, Unavailable } from '../../core/errors.ts';
import type { Dialect } from '../dialect.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html). */
const FAULTS: Record<number, string> = {
  5: '数据库正被别的进程占用，稍后再试',
  8: '数据库文件不可写',
  10: '数据库读写磁盘出错',
  11: '数据库文件已损坏',
  13: '磁盘已满，数据库无法写入',
  14: '数据库文件打不开',
  26: '这个文件不是数据库',
};

export const sqlite: Dialect = {
  name: 'sqlite',
  counterType: 'integer',
  rowLocks: false,
  async onChange(db, table, statement) {
    for (const event of ['insert', 'update'] as const) {
      const name = sql.ref(`${table}_noted_on_${event}`);
      await sql`create trigger ${name} after ${sql.raw(event)} on ${sql.ref(table)} begin ${statement}; end`.execute(
        db,
      );
    }
  },
  // All tables that have grown much since, from samples (https://www.sqlite.org/pragma.html#pragma_optimize).
  learnSizes: async (db) => void (await sql`pragma optimize = 0x10002`.execute(db)),
  translate(error: unknown): FalinError | undefined {
    if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
      return undefined;
    const text = FAULTS[error.errcode & 0xff];
    return text === undefined ? undefined : new Unavailable(text, { cause: error });
  },
  // Write transactions start with `begin immediate`: they wait for each other (busy_timeout), none loses.
  mayRepeat: () => false,
};
