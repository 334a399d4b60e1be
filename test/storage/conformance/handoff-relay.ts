import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/consultation/orders.ts';
import { result, textReply } from '../builders.ts';
import type { MakeWorld } from '../world.ts';
import { desk, MINUTE, order, queued, take } from './handoff-steps.ts';

export function handoffRelayTests(makeWorld: MakeWorld): void {
  describe('handoff: words passed on', () => {
    it('passes words on both ways, each once, only between who has it and whose it is', async () => {
      const world = await makeWorld();
      await desk(world, 'gu');
      await desk(world, 'lu');
      const matter = await queued(world);
      const { id: consultation } = matter.consultation;
      const reply = (of: string): Order => ({
        type: 'relay-to-resident',
        consultation,
        of: of as never,
        shown: textReply('hello'),
      });
      expect(await order(world, 'lu', reply)).toMatchObject({ why: 'not-held' });
      await order(world, 'gu', take(consultation));
      expect(await order(world, 'lu', reply)).toMatchObject({ why: 'not-held' });
      expect(await order(world, 'gu', reply)).toMatchObject({ done: true });
      expect(
        await order(world, 'resident', { type: 'relay-to-person', shown: textReply('hi') }),
      ).toMatchObject({
        done: true,
        person: 'gu',
      });
      const texts = (await world.log.messagesAfter(matter.consultation.resident, 0, 50)).map((m) =>
        m.reply?.body.type === 'text' ? m.reply.body.text : '',
      );
      expect(texts.filter((text) => text === 'hello')).toHaveLength(1);
    });

    it('loses and doubles nothing when both sides write at the same moment', async () => {
      const world = await makeWorld();
      const other = await world.open();
      await desk(world, 'gu');
      const matter = await queued(world);
      const { id: consultation, resident } = matter.consultation;
      await order(world, 'gu', take(consultation));
      const rounds = 8;
      const started = performance.now();
      for (let n = 0; n < rounds; n++) {
        await world.say({ address: 'gu' });
        await world.say({ address: 'resident' });
        const [one, two] = [await world.take('one'), await world.take('two')];
        const finish = (work: typeof one, worker: string, log = world.log) => {
          const shown = textReply(`${work.person ? 'from gu' : 'from resident'} ${n}`);
          const what: Order = work.person
            ? { type: 'relay-to-resident', consultation, of: work.message.id, shown }
            : { type: 'relay-to-person', shown };
          const use = work.person ? ('none' as const) : ('current' as const);
          const done = { ...result({ texts: [], consultation: { use } }), order: what };
          return log.finishTurn(work.turn.id, worker, done, world.clock.now());
        };
        const stored = await Promise.all([finish(one, 'one'), finish(two, 'two', other.log)]);
        expect(stored.map((messages) => (messages === false ? -1 : messages.length))).toEqual([1, 1]);
      }
      const chat = (await world.log.residentByAddress('telegram', 'gu'))!;
      for (const [id, from] of [
        [resident, 'from gu'],
        [chat.id, 'from resident'],
      ] as const) {
        const messages = await world.log.messagesAfter(id, 0, 200);
        expect(messages.map((m) => m.seq)).toEqual(messages.map((_, i) => i + 1));
        const got = messages.filter(
          (m) => m.reply?.body.type === 'text' && m.reply.body.text.startsWith(from),
        );
        expect(got).toHaveLength(rounds);
      }
      // No waiting for a deadlock to be found (a second each on PostgreSQL).
      expect(performance.now() - started).toBeLessThan(rounds * 500);
    });

    it('confirms a delivery when it has happened, and says so when it has not', async () => {
      const world = await makeWorld();
      await desk(world, 'gu');
      const matter = await queued(world);
      await order(world, 'gu', take(matter.consultation.id));
      const send = () =>
        order(world, 'gu', (of) => ({
          type: 'relay-to-resident',
          consultation: matter.consultation.id,
          of: of as never,
          shown: textReply('hello'),
        }));
      const drain = async (how: 'sent' | 'dead') => {
        for (;;) {
          const rows = await world.log.claimOutbox('telegram', 'w', 50, MINUTE, world.clock.now());
          if (rows.length === 0) return;
          for (const row of rows) {
            if (how === 'dead' && row.address === 'resident')
              await world.log.outboxDead(row.id, 'w', 'blocked');
            else await world.log.outboxSent(row.id, 'w', world.clock.now());
          }
        }
      };
      const settled: unknown[] = [];
      const settle = () =>
        world.storage.handoff.settleRelays((relay) => {
          settled.push(relay);
          return textReply('ok');
        }, world.clock.now());
      await send();
      expect(await settle()).toBe(0);
      await drain('sent');
      expect(await settle()).toBe(1);
      await send();
      await drain('dead');
      expect(await settle()).toBe(1);
      expect(await settle()).toBe(0);
      expect(settled).toMatchObject([
        { by: 'person', delivered: 1, failed: 0, lostFiles: 0 },
        { by: 'person', delivered: 0, failed: 1 },
      ]);
    });

    it('a turn that was at it while a person took over is passed on instead, and nothing is lost when they let go', async () => {
      const world = await makeWorld();
      await desk(world, 'gu');
      const matter = await queued(world);
      await world.say({ address: 'resident' });
      const answering = await world.take('slow');
      await order(world, 'gu', take(matter.consultation.id));
      const relayed: Order = { type: 'relay-to-person', shown: textReply('passed on') };
      const stored = await world.finish(answering, { ...result(), ifHeld: relayed }, 'slow');
      expect(stored).toMatchObject([{ reply: { body: { text: 'passed on' } } }]);

      await world.say({ address: 'resident' });
      const silent = await world.take('slow');
      await order(world, 'gu', {
        type: 'close',
        consultation: matter.consultation.id,
        outcome: 'answered-by-person',
        summary: '好了',
        toResident: textReply('closed'),
      });
      const held = result({ record: { path: 'held' }, texts: [] });
      expect(await world.finish(silent, { ...held, ifHeld: relayed }, 'slow')).toEqual([]);
      expect((await world.take('slow')).turn.id).toBe(silent.turn.id);
    });
  });
}
