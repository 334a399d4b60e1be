import { afterAll, describe, expect, it } from 'vitest';
import { createDatabase, startPostgres } from '../support/postgres.ts';
import { backUp, filled, restore } from './conformance/backup.ts';
import { worlds } from './world.ts';

const server = await startPostgres();

describe('moving from one database to the other', () => {
  if ('skip' in server) {
    console.warn(server.skip);
    it.skip(server.skip, () => {});
    return;
  }
  afterAll(() => server.stop());
  const sqlite = worlds(async () => undefined);
  const postgres = worlds(() => createDatabase(server));

  it.each([
    ['SQLite', 'PostgreSQL', sqlite, postgres],
    ['PostgreSQL', 'SQLite', postgres, sqlite],
  ])('brings a backup of %s to %s', async (_from, _to, makeFrom, makeTo) => {
    const from = await makeFrom();
    const to = await makeTo();
    const { resident } = await filled(from);
    const { target } = await backUp(from);
    const into = await to.empty();
    await restore(target, into);
    const { log } = await to.open(into);
    expect(await log.messagesAfter(resident, 0, 10)).toEqual(await from.log.messagesAfter(resident, 0, 10));
    const work = await log.claimTurn('w', 1_000, to.clock.now());
    expect(work).toMatchObject({ message: { content: { text: '还没答' } } });
    expect(await log.claimOutbox('telegram', 'w', 10, 1_000, to.clock.now())).toHaveLength(1);
  });
});
