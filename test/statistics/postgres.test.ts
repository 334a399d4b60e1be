import { afterAll, describe, it } from 'vitest';
import { worlds } from '../storage/world.ts';
import { createDatabase, startPostgres } from '../support/postgres.ts';
import { recountTests } from './recount-tests.ts';

const server = await startPostgres();

describe('on PostgreSQL', () => {
  if ('skip' in server) {
    console.warn(server.skip);
    it.skip(server.skip, () => {});
    return;
  }
  afterAll(() => server.stop());
  recountTests(worlds(() => createDatabase(server)));
});
