import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DATABASE_FILE, openStorage, type StorageOptions } from '../../../src/storage/open-storage.ts';
import { openPostgres } from '../../../src/storage/postgres/open-database.ts';
import { openSqlite } from '../../../src/storage/sqlite/open-database.ts';
import { incoming } from '../builders.ts';
import type { MakeWorld } from '../world.ts';

/** The database itself, beneath the storage. */
async function rawDatabase({ databaseUrl, dataDir }: StorageOptions) {
  const opened = databaseUrl
    ? openPostgres(databaseUrl, () => {})
    : await openSqlite(join(dataDir, DATABASE_FILE));
  return opened.db;
}

export function installationTests(makeWorld: MakeWorld): void {
  describe('installation', () => {
    it('keeps everything over a restart', async () => {
      const world = await makeWorld();
      const { turn, resident } = await world.exchange({ address: 'a', name: '王阿姨' });
      await world.say({ address: 'a', text: '还没答' });
      const before = await world.log.messagesAfter(resident.id, 0, 10);
      await world.storage.close();
      const { log } = await world.open();
      expect(await log.messagesAfter(resident.id, 0, 10)).toEqual(before);
      expect((await log.residentByAddress('telegram', 'a'))?.name).toBe('王阿姨');
      expect((await log.turn(turn.id))?.turn.state).toBe('done');
      const work = await log.claimTurn('w', 1000, world.clock.now());
      expect(work).toMatchObject({
        message: { content: { text: '还没答' } },
        consultation: { number: '2026-000001' },
      });
    });

    it('opens in several instances at once, the first time too', async () => {
      const world = await makeWorld();
      const options = await world.empty();
      const opened = await Promise.all([1, 2, 3].map(() => world.open(options)));
      const update = incoming();
      const receipts = await Promise.all(opened.map(({ log }) => log.receive(update)));
      expect(receipts.filter((receipt) => receipt.accepted)).toHaveLength(1);
      for (const { log } of opened) {
        expect((await log.residentByAddress('telegram', update.sender.address))?.name).toBe(
          update.sender.name,
        );
      }
    });

    it('keeps no address and no name in the clear', async () => {
      const world = await makeWorld();
      await world.exchange({ address: 'chat-2026-secret', name: '欧阳锋' });
      const db = await rawDatabase(world.options);
      const rows = await Promise.all([
        db.selectFrom('residents').selectAll().execute(),
        db.selectFrom('outbox').selectAll().execute(),
        db.selectFrom('claimed_updates').selectAll().execute(),
      ]);
      await db.destroy();
      expect(JSON.stringify(rows)).not.toMatch(/chat-2026-secret|欧阳锋/);
    });

    it('refuses a database that a newer version has been at, in plain words', async () => {
      const world = await makeWorld();
      const db = await rawDatabase(world.options);
      await sql`insert into kysely_migration (name, timestamp) values ('999-from-the-future', '2030-01-01T00:00:00.000Z')`.execute(
        db,
      );
      await db.destroy();
      await expect(world.open()).rejects.toThrow(/更新版本.*999-from-the-future/);
    });

    it('makes its key once, for itself alone to read, and says so when another is given', async () => {
      const world = await makeWorld();
      const path = join(world.options.dataDir, 'secret.key');
      expect(statSync(path).mode & 0o777).toBe(0o600);
      const key = readFileSync(path, 'utf8');
      writeFileSync(path, `${Buffer.alloc(32, 7).toString('base64')}\n`);
      await expect(world.open()).rejects.toThrow(/另一把密钥/);
      await expect(
        openStorage({ ...world.options, secret: 'another secret that is long enough' }),
      ).rejects.toThrow(/另一把密钥/);
      rmSync(path);
      await expect(world.open()).rejects.toThrow(/找不到密钥文件/);
      writeFileSync(path, key);
      await world.open();
    });

    it('names a setting that cannot be', async () => {
      const { options } = await makeWorld();
      await expect(openStorage({ ...options, databaseUrl: 'mysql://x' })).rejects.toThrow(/postgres:\/\//);
      await expect(openStorage({ ...options, secret: 'short' })).rejects.toThrow(/太短/);
    });

    it('writes an audit entry', async () => {
      const world = await makeWorld();
      await world.log.audit({ actor: 'adviser-1', action: 'matter.read', subject: 'c1' }, world.clock.now());
      const db = await rawDatabase(world.options);
      const rows = await db.selectFrom('audit').selectAll().execute();
      await db.destroy();
      expect(rows).toMatchObject([
        { actor: 'adviser-1', action: 'matter.read', subject: 'c1', detail: null },
      ]);
    });
  });
}
