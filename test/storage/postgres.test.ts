import { afterAll, describe, it } from 'vitest';
import { createDatabase, migratedDatabases, startPostgres } from '../support/postgres.ts';
import { conformance } from './conformance.ts';
import { worlds } from './world.ts';

const server = await startPostgres();

describe('storage on PostgreSQL', async () => {
  if ('skip' in server) {
    console.warn(server.skip);
    it.skip(server.skip, () => {});
    return;
  }
  afterAll(() => server.stop());
  conformance(worlds(() => createDatabase(server), await migratedDatabases(server)));
});
