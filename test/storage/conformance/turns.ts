import { describe, expect, it } from 'vitest';
import { opening, result } from '../builders.ts';
import { LEASE, type MakeWorld } from '../world.ts';

export function turnTests(makeWorld: MakeWorld): void {
  describe('turns', () => {
    it('does the turns of a resident one at a time, in order', async () => {
      const { log, say, take, finish, clock } = await makeWorld();
      const first = await say({ address: 'a' });
      const second = await say({ address: 'a' });
      const work = await take();
      expect(work.turn.id).toBe(first.turn);
      expect(await log.claimTurn('worker-2', LEASE, clock.now())).toBeUndefined();
      await finish(work);
      expect((await take('worker-2')).turn.id).toBe(second.turn);
    });

    it('takes the one who waits longest first', async () => {
      const { say, take, at } = await makeWorld();
      await say({ address: 'late', at: at(-1000) });
      const early = await say({ address: 'early', at: at(-5000) });
      expect((await take()).turn.id).toBe(early.turn);
    });

    it('never gives one turn to two workers', async () => {
      const { log, say, open, clock } = await makeWorld();
      const other = await open();
      for (let n = 0; n < 20; n++) await say({ address: `a${n % 8}` });
      const taken: string[] = [];
      const done = async (which: typeof log, worker: string) => {
        for (let misses = 0; misses < 3; ) {
          const work = await which.claimTurn(worker, LEASE, clock.now());
          if (!work) {
            misses += 1;
            continue;
          }
          taken.push(work.turn.id);
          expect(await which.finishTurn(work.turn.id, worker, opening(), clock.now())).not.toBe(false);
        }
      };
      await Promise.all([0, 1, 2, 3, 4, 5].map((n) => done(n % 2 ? other.log : log, `worker-${n}`)));
      await done(log, 'worker-last');
      expect(taken).toHaveLength(20);
      expect(new Set(taken).size).toBe(20);
    });

    it('takes up at once what a worker known to be gone had', async () => {
      const { log, say, take, clock } = await makeWorld();
      await say({ address: 'a' });
      await say({ address: 'b' });
      const left = await take('gone');
      const kept = await take('alive');
      expect(await log.endLeases((worker) => worker === 'gone', clock.now())).toBe(1);
      const again = await take('new');
      expect(again.turn).toMatchObject({ id: left.turn.id, attempts: 1 });
      expect(await log.claimTurn('new', LEASE, clock.now())).toBeUndefined();
      expect(await log.renewTurn(kept.turn.id, 'alive', LEASE, clock.now())).toBe(true);
    });

    it('lets whoever lost the lease change nothing', async () => {
      const { log, say, take, finish, clock, at } = await makeWorld();
      const { resident } = await say();
      const lost = await take('worker-1');
      clock.advance(LEASE + 1);
      expect(await log.renewTurn(lost.turn.id, 'worker-1', LEASE, clock.now())).toBe(false);
      expect(await finish(lost)).toBe(false);
      const again = await take('worker-2');
      expect(again.turn).toMatchObject({ id: lost.turn.id, attempts: 1 });
      await log.releaseTurn(lost.turn.id, 'worker-1', at(0));
      expect(await finish(lost)).toBe(false);
      expect(await log.messagesAfter(resident, 1, 10)).toEqual([]);
      expect(await finish(again, undefined, 'worker-2')).toHaveLength(1);
      expect(await finish(again, undefined, 'worker-2')).toBe(false);
    });

    it('keeps a renewed lease', async () => {
      const { log, say, take, finish, clock } = await makeWorld();
      await say();
      const work = await take();
      clock.advance(LEASE - 1);
      expect(await log.renewTurn(work.turn.id, 'worker-1', LEASE, clock.now())).toBe(true);
      clock.advance(LEASE - 1);
      expect(await log.claimTurn('worker-2', LEASE, clock.now())).toBeUndefined();
      expect(await finish(work)).toHaveLength(1);
    });

    it('takes a released turn again when its time has come, and nothing of that resident before it', async () => {
      const { log, say, take, clock, at } = await makeWorld();
      await say({ address: 'a' });
      await say({ address: 'a' });
      const work = await take();
      await log.releaseTurn(work.turn.id, 'worker-1', at(10_000));
      expect(await log.claimTurn('worker-1', LEASE, clock.now())).toBeUndefined();
      clock.advance(10_000);
      expect((await take()).turn).toMatchObject({ id: work.turn.id, attempts: 1 });
    });

    it('hands a turn that failed five times out for an apology, and records it as failed', async () => {
      const { log, say, take, finish, clock } = await makeWorld();
      await say();
      for (let n = 0; n < 5; n++) {
        const work = await take();
        expect(work.turn.attempts).toBe(n);
        await log.releaseTurn(work.turn.id, 'worker-1', clock.now());
      }
      const last = await take();
      expect(last.turn.attempts).toBe(5);
      const apology = result({
        record: { path: 'failed' },
        consultation: { use: 'none' },
        texts: ['没办成'],
      });
      expect(await finish(last, apology)).toHaveLength(1);
      expect((await log.turn(last.turn.id))!.turn.state).toBe('failed');
    });

    it('gives up in the end, so that the resident’s next message is answered', async () => {
      const { log, say, take, clock } = await makeWorld();
      const stuck = await say();
      const after = await say();
      let work = await take();
      for (let n = 0; work.turn.id === stuck.turn && n < 20; n++) {
        clock.advance(LEASE + 1);
        work = await take();
      }
      expect(work.turn.id).toBe(after.turn);
      expect((await log.turn(stuck.turn))!.turn.state).toBe('failed');
    });

    it('gives what was said before in the consultation, oldest first, twenty at most', async () => {
      const { exchange, say, take } = await makeWorld();
      for (let n = 1; n <= 22; n++) await exchange({ text: `第${n}问` }, n === 1 ? opening() : undefined);
      await say({ text: '那要多久？' });
      const { earlier, message, consultation } = await take();
      expect(message.content).toEqual({ type: 'text', text: '那要多久？' });
      expect(consultation?.state).toBe('open');
      expect(earlier).toHaveLength(20);
      expect(earlier.map((one) => one.message.content)).toEqual(
        Array.from({ length: 20 }, (_, n) => ({ type: 'text', text: `第${n + 3}问` })),
      );
      expect(earlier[0]!.replies).toHaveLength(1);
    });

    it('stores replies, record, citations and feedback with the turn', async () => {
      const { log, exchange, take, say, finish } = await makeWorld();
      const record = { path: 'answer', topic: 'property', ms: { answer: 3 } } as const;
      const first = await exchange({ address: 'a' }, opening({ record, texts: ['一', '二'] }));
      const found = (await log.turn(first.turn.id))!;
      expect(found.turn).toMatchObject({ state: 'done', record });
      expect(found.replies.map((reply) => reply.reply?.body)).toEqual([
        { type: 'text', text: '一' },
        { type: 'text', text: '二' },
      ]);
      await say({ address: 'b' });
      const stranger = await take();
      const feedback = { turn: first.turn.id, useful: false };
      await finish(stranger, result({ consultation: { use: 'none' }, feedback }));
      expect((await log.turn(stranger.turn.id))!.turn.record?.notes).toEqual([
        'feedback on no turn of this resident',
      ]);
    });

    it('stores nothing when the reply cannot be made', async () => {
      const { log, say, take, finish } = await makeWorld();
      const { resident } = await say();
      const work = await take();
      const broken = {
        ...opening(),
        replies: () => {
          throw new Error('no reply');
        },
      };
      await expect(finish(work, broken)).rejects.toThrow('no reply');
      expect(await log.consultationsOf(resident)).toEqual([]);
      expect(await finish(work)).toHaveLength(1);
      expect((await log.consultationsOf(resident))[0]!.number).toBe('2026-000001');
    });
  });
}
