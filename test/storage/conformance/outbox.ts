import { describe, expect, it } from 'vitest';
import { opening, result } from '../builders.ts';
import { LEASE, type MakeWorld, type World } from '../world.ts';

const claim = ({ log, clock }: World, worker = 'sender', limit = 10) =>
  log.claimOutbox('telegram', worker, limit, LEASE, clock.now());
const texts = (rows: Awaited<ReturnType<typeof claim>>) =>
  rows.map(({ reply }) => (reply.body.type === 'text' ? reply.body.text : reply.body.type));

export function outboxTests(makeWorld: MakeWorld): void {
  describe('outbox', () => {
    it('holds replies for Telegram only', async () => {
      const { log, exchange } = await makeWorld();
      for (const channel of ['telegram', 'web', 'kiosk', 'terminal'] as const) await exchange({ channel });
      expect((await log.stats()).outboxPending).toBe(1);
    });

    it('sends the replies of a chat in order, one at a time, chats side by side', async () => {
      const world = await makeWorld();
      await world.exchange({ address: 'a' }, opening({ texts: ['a1', 'a2'] }));
      await world.exchange({ address: 'b' }, opening({ texts: ['b1'] }));
      const first = await claim(world);
      expect(texts(first)).toEqual(['a1', 'b1']);
      expect(first.map((row) => row.address)).toEqual(['a', 'b']);
      expect(await claim(world, 'other')).toEqual([]);
      await world.log.outboxSent(first[0]!.id, 'sender', world.clock.now());
      expect(texts(await claim(world, 'other'))).toEqual(['a2']);
    });

    it('never gives one row to two senders', async () => {
      const world = await makeWorld();
      const other = { ...world, log: (await world.open()).log };
      for (let n = 0; n < 12; n++) await world.exchange({ address: `a${n}` });
      const rows = (
        await Promise.all([0, 1, 2, 3].map((n) => claim(n % 2 ? other : world, `s${n}`, 5)))
      ).flat();
      const rest = await claim(world, 's5', 20);
      const ids = [...rows, ...rest].map((row) => row.id);
      expect(ids).toHaveLength(12);
      expect(new Set(ids).size).toBe(12);
    });

    it('goes on after what was placed when a sender is gone', async () => {
      const world = await makeWorld();
      await world.exchange();
      const [row] = await claim(world);
      expect(await world.log.outboxPlaced(row!.id, 'sender', ['901'])).toBe(true);
      world.clock.advance(LEASE + 1);
      const [again] = await claim(world, 'other');
      expect(again).toMatchObject({ id: row!.id, state: 'placed', placed: ['901'], attempts: 1 });
      expect(await world.log.outboxPlaced(row!.id, 'sender', ['902'])).toBe(false);
      await world.log.outboxSent(row!.id, 'sender', world.clock.now());
      expect((await world.log.stats()).outboxPending).toBe(1);
      await world.log.outboxSent(row!.id, 'other', world.clock.now());
      expect((await world.log.stats()).outboxPending).toBe(0);
    });

    it('waits as long as the channel asked, and lets nothing of that chat pass', async () => {
      const world = await makeWorld();
      await world.exchange({}, opening({ texts: ['1', '2'] }));
      const [row] = await claim(world);
      await world.log.outboxRetry(row!.id, 'sender', world.at(5000), '429');
      expect(await claim(world)).toEqual([]);
      world.clock.advance(5000);
      expect(await claim(world)).toMatchObject([{ id: row!.id, attempts: 1 }]);
    });

    it('gives up a dead chat with all that waits for it, and no other', async () => {
      const world = await makeWorld();
      await world.exchange({ address: 'gone' }, opening({ texts: ['1', '2', '3'] }));
      await world.exchange({ address: 'alive' });
      const [row] = await claim(world, 'sender', 1);
      await world.log.outboxDead(row!.id, 'stranger', 'blocked');
      expect((await world.log.stats()).outboxDead).toBe(0);
      await world.log.outboxDead(row!.id, 'sender', 'blocked');
      expect(await world.log.stats()).toMatchObject({ outboxDead: 3, outboxPending: 1 });
      await world.exchange({ address: 'gone' }, result({ texts: ['你好，又见面'] }));
      world.clock.advance(LEASE + 1);
      expect(texts(await claim(world)).sort()).toEqual(['你好，又见面', '答复'].sort());
    });
  });
}
