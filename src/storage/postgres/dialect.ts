import { sql } from 'kysely';
import { DatabaseError } from 'pg';
import { type FalinError, Unavailable } from '../../core/errors.ts';
import type { Dialect } from '../dialect.ts';

/** SQLSTATE classes (PostgreSQL manual, appendix A) and socket faults that mean: not now. */
const FAULTS: [RegExp, string][] = [
  [/^(08|57P0|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/, '连不上 PostgreSQL 数据库'],
  [/^53/, 'PostgreSQL 数据库资源不足（连接数、内存或磁盘）'],
  [/^57014/, 'PostgreSQL 查询超时'],
  [/^(28|3D000)/, 'PostgreSQL 拒绝登录，或数据库不存在：请核对 DATABASE_URL'],
];
const REPEATABLE = new Set(['40001', '40P01']);

export const postgres: Dialect = {
  name: 'postgres',
  counterType: 'bigserial',
  rowLocks: true,
  async onChange(db, table, statement) {
    const name = sql.ref(`${table}_noted`);
    await sql`create function ${name}() returns trigger language plpgsql as $$ begin ${statement}; return null; end $$`.execute(
      db,
    );
    await sql`create trigger ${name} after insert or update on ${sql.ref(table)}
              for each row execute function ${name}()`.execute(db);
  },
  // Autovacuum does.
  learnSizes: async () => {},
  translate(error: unknown): FalinError | undefined {
    const code = codeOf(error);
    if (code === undefined) {
      // node-postgres gives these two faults no code.
      const lost =
        error instanceof Error &&
        /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
      return lost ? new Unavailable('连不上 PostgreSQL 数据库', { cause: error }) : undefined;
    }
    const text = FAULTS.find(([pattern]) => pattern.test(code))?.[1];
    return text === undefined ? undefined : new Unavailable(text, { cause: error });
  },
  mayRepeat: (error) => error instanceof DatabaseError && REPEATABLE.has(error.code ?? ''),
};

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
