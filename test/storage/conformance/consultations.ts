import { describe, expect, it } from 'vitest';
import type { HandoffRequest } from '../../../src/consultation/records.ts';
import type { AreaId, TopicId } from '../../../src/core/ids.ts';
import { opening, result } from '../builders.ts';
import type { MakeWorld, World } from '../world.ts';

const handoff = (world: World, parts: Partial<HandoffRequest> = {}): HandoffRequest => ({
  reason: 'asked',
  wish: '找律师',
  urgency: 'normal',
  who: '周律师',
  promise: '今天 17:00 前',
  due: world.at(3_600_000),
  ...parts,
});

export function consultationTests(makeWorld: MakeWorld): void {
  describe('consultations', () => {
    it('numbers them without a gap when fifty open at once', async () => {
      const { log, say, open, clock } = await makeWorld();
      const other = await open();
      for (let n = 0; n < 50; n++) await say({ address: `a${n}` });
      const claimed = [];
      for (let n = 0; n < 50; n++) claimed.push((await log.claimTurn('w', 60_000, clock.now()))!);
      await Promise.all(
        claimed.map(async ({ turn }, n) => {
          const which = n % 2 ? other.log : log;
          // Every fifth fails after its number was drawn; the number must come back.
          const broken = { ...opening(), replies: () => Promise.reject(new Error('broken')) as never };
          const bad = {
            ...broken,
            replies: (): never => {
              throw new Error('broken');
            },
          };
          if (n % 5 === 0)
            await expect(which.finishTurn(turn.id, 'w', bad, clock.now())).rejects.toThrow('broken');
          await which.finishTurn(turn.id, 'w', opening(), clock.now());
        }),
      );
      const numbers = await Promise.all(
        claimed.map(async ({ resident }) => (await log.consultationsOf(resident.id))[0]!.number),
      );
      expect(numbers.sort()).toEqual(
        Array.from({ length: 50 }, (_, n) => `2026-${String(n + 1).padStart(6, '0')}`),
      );
    });

    it('starts the numbers anew with the year in Shanghai, and tells the reply its number', async () => {
      const { log, say, take, clock } = await makeWorld();
      const open = async () => {
        await say({ at: clock.now() });
        const { turn } = await take();
        let given: string | undefined;
        const done = {
          ...opening(),
          replies: (number: string | undefined) => {
            given = number;
            return [];
          },
        };
        await log.finishTurn(turn.id, 'worker-1', done, clock.now());
        return given;
      };
      expect(await open()).toBe('2026-000001');
      clock.set('2026-12-31T15:59:59.000Z');
      expect(await open()).toBe('2026-000002');
      clock.set('2026-12-31T16:00:00.000Z');
      expect(await open()).toBe('2027-000001');
    });

    it('goes on with the open one, and closes it when a new one is opened', async () => {
      const { log, exchange } = await makeWorld();
      const changes = {
        topic: 'divorce' as TopicId,
        kind: 'question',
        urgency: 'soon',
        flags: ['a'],
      } as const;
      const first = await exchange(
        {},
        opening({ consultation: { use: 'new', changes: { ...changes, flags: ['a'] } } }),
      );
      await exchange({}, result({ consultation: { use: 'current', changes: { flags: ['b', 'a'] } } }));
      expect(await log.consultationsOf(first.resident.id)).toMatchObject([
        { state: 'open', topic: 'divorce', kind: 'question', urgency: 'soon', flags: ['a', 'b'] },
      ]);
      await exchange({}, opening({ consultation: { use: 'new', closing: 'referred' } }));
      expect(await log.consultationsOf(first.resident.id)).toMatchObject([
        { state: 'open', number: '2026-000002' },
        { state: 'closed', outcome: 'referred', closedAt: expect.any(Date) },
      ]);
    });

    it('refuses what the table of states refuses, and stores the rest of the turn', async () => {
      const { log, exchange } = await makeWorld();
      await exchange({}, opening());
      const changes = { event: 'withdraw-call', outcome: 'withdrawn', topic: 'debt' as TopicId } as const;
      const { turn, resident } = await exchange({}, result({ consultation: { use: 'current', changes } }));
      expect((await log.turn(turn.id))!.turn.record?.notes).toEqual([
        'event withdraw-call refused in state open',
      ]);
      expect((await log.turn(turn.id))!.replies).toHaveLength(1);
      expect(await log.consultationsOf(resident.id)).toMatchObject([
        { state: 'open', outcome: undefined, topic: 'debt' },
      ]);
    });

    it('queues calls for a person, urgent first, then who waits longest', async () => {
      const world = await makeWorld();
      const call = (address: string, parts: Partial<HandoffRequest>) => {
        world.clock.advance(1000);
        const changes = { event: 'call-person' } as const;
        return world.exchange(
          { address },
          opening({ consultation: { use: 'new', changes }, handoff: handoff(world, parts) }),
        );
      };
      await call('a', { wish: '一' });
      await call('b', { wish: '二' });
      await call('c', { wish: '三', urgency: 'now' });
      world.clock.advance(1000);
      await world.exchange({ address: 'a' }, result({ handoff: handoff(world, { wish: '一，再催' }) }));
      const queue = await world.log.queue();
      expect(queue.map((item) => item.request.wish)).toEqual(['三', '一，再催', '二']);
      expect(queue[0]!.consultation.state).toBe('queued');
      expect(queue[0]!.request).toMatchObject({
        who: '周律师',
        promise: '今天 17:00 前',
        due: expect.any(Date),
      });
      const withdraw = { use: 'current', changes: { event: 'withdraw-call' } } as const;
      await world.exchange({ address: 'c' }, result({ consultation: withdraw }));
      expect(await world.log.queue()).toHaveLength(2);
    });

    it('never loses a call for a person: it opens a consultation where there is none', async () => {
      const world = await makeWorld();
      await world.exchange({}, result({ consultation: { use: 'none' }, handoff: handoff(world) }));
      await world.exchange(
        { address: 'b' },
        opening({ consultation: { use: 'new', changes: { event: 'call-person' } } }),
      );
      expect(await world.log.queue()).toHaveLength(2);
    });

    it('leaves a queued consultation in the queue when a new one opens without a word on how it ended', async () => {
      const world = await makeWorld();
      await world.exchange({}, opening({ handoff: handoff(world) }));
      await world.exchange({}, opening());
      expect(await world.log.queue()).toHaveLength(1);
      await world.say();
      expect((await world.take()).consultation).toMatchObject({ number: '2026-000002', state: 'open' });
    });

    it('closes idle ones, but none with a person or with a message still to be answered', async () => {
      const world = await makeWorld();
      const { log, exchange, say, clock } = world;
      const idle = await exchange({ address: 'idle' });
      const queued = await exchange({ address: 'queued' }, opening({ handoff: handoff(world) }));
      const waiting = await exchange({ address: 'waiting' });
      clock.advance(86_400_000);
      const fresh = await exchange({ address: 'fresh' });
      await say({ address: 'waiting' });
      expect(await log.closeIdle(world.at(-1), clock.now())).toBe(1);
      const state = async (work: typeof idle) => (await log.consultationsOf(work.resident.id))[0]!.state;
      expect(await Promise.all([idle, queued, waiting, fresh].map(state))).toEqual([
        'closed',
        'queued',
        'open',
        'open',
      ]);
      expect((await log.consultationsOf(idle.resident.id))[0]!.outcome).toBe('idle');
    });

    it('takes the area over when it becomes known, and keeps it where it was known', async () => {
      const { log, storage, exchange } = await makeWorld();
      const area = (id: string) => id as AreaId;
      const node = (id: string) => ({ id: area(id), kind: 'community', name: id, parent: undefined });
      await storage.syncDirectory({ areas: [node('east'), node('west')], people: [] });
      const { resident } = await exchange({}, opening());
      await exchange({}, result({ area: area('east') }));
      await exchange({}, result({ area: area('west') }));
      expect((await log.consultationsOf(resident.id))[0]!.area).toBe('east');
      expect((await log.resident(resident.id))!.area).toBe('west');
      await exchange({}, result({ area: area('not-listed') }));
      expect((await log.resident(resident.id))!.area).toBe('not-listed');
      expect((await storage.areas()).map((one) => one.id)).toEqual(['east', 'west']);
    });
  });
}
