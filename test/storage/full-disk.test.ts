import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Unavailable } from '../../src/core/errors.ts';
import { sqlite } from '../../src/storage/sqlite/dialect.ts';
import { openSqlite } from '../../src/storage/sqlite/open-database.ts';

test('on a full disk each member of a shared commit is told that the disk is full', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'falin-full-'));
  const { db, transact } = await openSqlite(join(folder, 'x.db'));
  try {
    await sql`create table t (x text)`.execute(db);
    await sql`pragma max_page_count = 12`.execute(db);
    const write = (bytes: number) =>
      transact((tx) => sql`insert into t values (${'x'.repeat(bytes)})`.execute(tx));
    const results = await Promise.allSettled([write(10), write(10), write(200_000), write(10)]);
    const faults = results.flatMap((result) =>
      result.status === 'rejected' ? [sqlite.translate(result.reason) ?? result.reason] : [],
    );
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault).toMatchObject({ message: expect.stringContaining('磁盘已满') });
    expect(faults[0]).toBeInstanceOf(Unavailable);
    await write(10);
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
});
