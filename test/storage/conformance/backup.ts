import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTick } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Refused } from '../../../src/core/errors.ts';
import { restoreBackup } from '../../../src/storage/backup/restore-backup.ts';
import { writeBackup } from '../../../src/storage/backup/write-backup.ts';
import { insertRows } from '../../../src/storage/json-rows.ts';
import { openDatabase, type StorageOptions } from '../../../src/storage/open-storage.ts';
import { opening, result } from '../builders.ts';
import type { MakeWorld, World } from '../world.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export async function backUp(world: World, options: StorageOptions = world.options) {
  const folder = mkdtempSync(join(tmpdir(), 'falin-backup-'));
  folders.push(folder);
  const target = join(folder, 'falin.tar.gz');
  const opened = await openDatabase(options);
  try {
    return await writeBackup({
      opened,
      dataDir: options.dataDir,
      secretIsSetting: options.secret !== undefined,
      target,
      now: world.clock.now(),
    });
  } finally {
    await opened.db.destroy();
  }
}

export const restore = (archive: string, into: StorageOptions) =>
  restoreBackup({ archive, dataDir: into.dataDir, secret: into.secret, open: () => openDatabase(into) });

/** A matter with an answer, one asked and not answered yet, a file, an office's own guide. */
export async function filled(world: World) {
  const told = await world.exchange({ address: 'a', name: '王阿姨', text: '楼上漏水' }, opening());
  await world.exchange({ address: 'a', text: '他不管' }, result({ texts: ['先拍照', '再找物业'] }));
  await world.say({ address: 'b', name: '李叔', text: '还没答' });
  const { dataDir } = world.options;
  const reference = crypto.randomUUID();
  mkdirSync(join(dataDir, 'files'), { recursive: true });
  writeFileSync(join(dataDir, 'files', reference), '照片');
  mkdirSync(join(dataDir, 'knowledge', 'guides'), { recursive: true });
  writeFileSync(join(dataDir, 'knowledge', 'guides', 'ours.md'), '本街道的指南');
  return { resident: told.resident.id, reference };
}

export function backupTests(makeWorld: MakeWorld): void {
  describe('backup and restore', () => {
    it('brings everything back, and the service goes on from there', async () => {
      const world = await makeWorld();
      const { resident, reference } = await filled(world);
      const before = await world.log.messagesAfter(resident, 0, 10);
      const { target, manifest } = await backUp(world);
      const into = await world.empty();
      expect(await restore(target, into)).toEqual(manifest);

      const { log } = await world.open(into);
      expect(await log.messagesAfter(resident, 0, 10)).toEqual(before);
      expect((await log.residentByAddress('telegram', 'a'))?.name).toBe('王阿姨');
      expect(readFileSync(join(into.dataDir, 'files', reference), 'utf8')).toBe('照片');
      expect(readFileSync(join(into.dataDir, 'knowledge', 'guides', 'ours.md'), 'utf8')).toBe('本街道的指南');
      const waiting = await log.claimTurn('w', 1_000, world.clock.now());
      expect(waiting).toMatchObject({ message: { content: { text: '还没答' } } });
      const replies = await log.finishTurn(waiting!.turn.id, 'w', opening(), world.clock.now());
      expect(replies).not.toBe(false);
      // Numbers go on without a gap.
      expect(await log.consultationsOf(waiting!.resident.id)).toMatchObject([{ number: '2026-000002' }]);
    });

    it('takes every row of the summaries, which are more than are read at a time', async () => {
      const world = await makeWorld();
      const { db, dialect } = await openDatabase(world.options);
      const cells = Array.from({ length: 5000 }, (_, i) => ({
        ...{ tally: i % 7, slice: '', at: '2026-03-02', area: `area-${i % 11}`, key: String(i), count: i },
      }));
      await insertRows(db, dialect.name, 'tallies', cells);
      await db.destroy();
      const { target, manifest } = await backUp(world);
      const tallies = manifest.tables.find(({ name }) => name === 'tallies');
      expect(tallies).toMatchObject({ rows: cells.length });
      expect(await restore(target, await world.empty())).toEqual(manifest);
    });

    it('takes one instant while the service writes', async () => {
      const world = await makeWorld();
      await filled(world);
      let writing = true;
      const writer = (async () => {
        for (let i = 0; writing; i++) {
          await world.exchange({ address: `w${i}` }, opening());
          // SQLite answers without ever leaving the event loop to others.
          await nextTick();
        }
      })();
      const { target, manifest } = await backUp(world);
      writing = false;
      await writer;
      const rows = (name: string) => manifest.tables.find((table) => table.name === name)!.rows;
      // Of one instant: no turn without its message, no claim without its turn.
      expect(rows('claimed_updates')).toBe(rows('turns'));
      await restore(target, await world.empty());
    });

    it('refuses a folder or a database in use, and leaves it as it was', async () => {
      const world = await makeWorld();
      await filled(world);
      const { target } = await backUp(world);
      await expect(restore(target, world.options)).rejects.toThrow(Refused);
      expect((await world.log.stats()).turnsPending).toBe(1);
    });

    it('refuses a damaged archive and puts nothing in', async () => {
      const world = await makeWorld();
      await filled(world);
      const { target } = await backUp(world);
      const bytes = readFileSync(target);
      bytes[Math.floor(bytes.length / 2)]! ^= 0xff;
      writeFileSync(target, bytes);
      const into = await world.empty();
      await expect(restore(target, into)).rejects.toThrow('校验和');
      rmSync(`${target}.sha256`);
      await expect(restore(target, into)).rejects.toThrow();
      expect(readdirSync(into.dataDir)).toEqual([]);
    });

    it('needs the key of then', async () => {
      const world = await makeWorld();
      const options = { ...(await world.empty()), secret: 'a secret of thirty-two characters' };
      const storage = await world.open(options);
      await storage.close();
      const { target } = await backUp(world, options);
      await expect(restore(target, await world.empty())).rejects.toThrow('FALIN_SECRET');
      const other = { ...(await world.empty()), secret: 'another secret, also long enough, yes' };
      await expect(restore(target, other)).rejects.toThrow('密钥');
      const same = { ...(await world.empty()), secret: options.secret };
      await expect(restore(target, same)).resolves.toMatchObject({ secret: 'setting' });
    });
  });
}
