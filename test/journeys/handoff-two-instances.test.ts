import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { MONDAY, numberIn, textOf, UNLIMITED, worldOf } from '../support/handoff-world.ts';
import { createDatabase, startPostgres } from '../support/postgres.ts';
import { startWholeApp } from '../support/whole-app.ts';

const server = await startPostgres();
if ('skip' in server) console.warn(server.skip);
afterAll(() => ('skip' in server ? undefined : server.stop()));

it.skipIf('skip' in server)(
  'two instances on one PostgreSQL: each card, lapse, relay and confirmation once',
  async () => {
    if ('skip' in server) return;
    const clock = fixedClock(MONDAY);
    const shared = {
      DATABASE_URL: await createDatabase(server),
      FALIN_SECRET: 'a secret of both instances, long',
    };
    const whole = await startWholeApp(shared, { clock, sendLimits: UNLIMITED });
    const dataDir = mkdtempSync(join(tmpdir(), 'falin-second-'));
    // One bot has one reader of updates; the second instance answers, offers and looks after the clock.
    const second = await createApp(readConfig({ ...shared, DATA_DIR: dataDir }), {
      clock,
      logger: silentLogger,
    });
    await second.start();
    const world = worldOf(whole, clock, [second]);
    try {
      const own = await world.adviser('adviser-xinghe');
      const street = await world.adviser('adviser-street');
      const residents = [];
      for (let i = 0; i < 6; i++) residents.push(await world.resident());
      for (const resident of residents) resident.send('转人工');
      await world.settle();
      const cards = () => own.messages().filter((m) => m.text.includes('新的件'));
      expect(cards()).toHaveLength(6);
      expect(new Set(cards().map((m) => numberIn([m]))).size).toBe(6);

      await world.pass(61);
      expect(own.messages().filter((m) => m.text.includes('没有在时限内接手'))).toHaveLength(6);
      const passed = street.messages().filter((m) => m.text.includes('新的件'));
      expect(passed).toHaveLength(6);

      for (const card of passed) {
        const number = numberIn([card]);
        await world.act(street, () => {
          street.pressData(`take:${number}`);
          own.pressData(`take:${number}`);
        });
      }
      const got = [own, street].flatMap((p) => p.messages().filter((m) => m.text.includes('新的件')).length);
      expect(got).toEqual([6, 6]);
      for (const resident of residents) {
        expect(resident.messages().filter((m) => m.text.includes('已经接手您的事'))).toHaveLength(1);
        resident.send('我来了');
      }
      await world.settle();
      for (const resident of residents) {
        expect(resident.messages().filter((m) => m.text === '✓ 已送到')).toHaveLength(1);
      }
      const relayed = [...own.messages(), ...street.messages()].filter((m) => m.text.includes('我来了'));
      expect(relayed).toHaveLength(6);
      expect(textOf(relayed)).toContain('居民');
    } finally {
      await second.stop();
      await whole.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
  120_000,
);
