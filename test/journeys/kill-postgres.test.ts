import { afterAll, beforeAll, test } from 'vitest';
import { createDatabase, type RunningPostgres, startPostgres } from '../support/postgres.ts';
import { killNine } from './kill-nine.ts';

let server: RunningPostgres | undefined;
let reason = '';

beforeAll(async () => {
  const started = await startPostgres();
  if ('skip' in started) reason = started.skip;
  else server = started;
});
afterAll(() => server?.stop());

test('kill -9 under two hundred conversations loses nothing and doubles nothing, on PostgreSQL', {
  timeout: 300_000,
}, async (context) => {
  if (!server) return context.skip(`PostgreSQL cannot start here: ${reason}`);
  await killNine({ people: 100, kills: 4, databaseUrl: await createDatabase(server) });
});
