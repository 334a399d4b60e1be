import { describe, expect, it } from 'vitest';
import type { MakeWorld } from '../world.ts';
import { again, back, desk, id, MINUTE, offerTo, order, queued, take } from './handoff-steps.ts';

export function handoffTests(makeWorld: MakeWorld): void {
  describe('handoff', () => {
    it('binds a chat by a code once, and never by a wrong, used or old one', async () => {
      const world = await makeWorld();
      await desk(world, 'gu');
      expect(await order(world, 'thief', { type: 'bind', code: 'CODE-gu', toResident: back })).toMatchObject({
        why: 'wrong-code',
      });
      await world.storage.handoff.makeBindCode(id('lu'), 'OLD', world.at(MINUTE));
      world.clock.advance(2 * MINUTE);
      expect(await order(world, 'lu', { type: 'bind', code: 'OLD', toResident: back })).toMatchObject({
        why: 'wrong-code',
      });
      expect(await world.storage.handoff.reachable()).toEqual([{ person: 'gu', away: false, load: 0 }]);
    });

    it('two instances put one card out, and only for what still waits', async () => {
      const world = await makeWorld();
      const other = await world.open();
      await desk(world, 'gu');
      const matter = await queued(world);
      const made = await Promise.all([
        offerTo(world, matter, 'gu'),
        offerTo(world, matter, 'lu', 0, other),
        offerTo(world, matter, 'gu'),
        offerTo(world, matter, 'lu', 0, other),
      ]);
      expect(made.filter(Boolean)).toHaveLength(1);
      expect(await world.storage.handoff.waiting()).toEqual([]);
    });

    it('the first who takes it has it; the other is told who', async () => {
      const world = await makeWorld();
      await desk(world, 'gu');
      await desk(world, 'lu');
      const { consultation } = await queued(world);
      expect(await order(world, 'gu', take(consultation.id))).toMatchObject({ done: true });
      expect(await order(world, 'lu', take(consultation.id))).toMatchObject({
        why: 'held-by-other',
        person: 'gu',
      });
      expect(await order(world, 'gu', take(consultation.id))).toMatchObject({ why: 'held-by-you' });
      const [seen] = (await world.log.messagesAfter(consultation.resident, 0, 50)).filter(
        (message) => message.author === 'system',
      );
      expect(seen?.reply?.body).toEqual({ type: 'text', text: 'taken' });
    });

    it('a lapse happens once on two instances; a late hand still takes what waits', async () => {
      const world = await makeWorld();
      const other = await world.open();
      await desk(world, 'gu');
      const matter = await queued(world);
      await offerTo(world, matter, 'gu');
      world.clock.advance(16 * MINUTE);
      const now = world.clock.now();
      const say = () => ({ alert: { key: 'lapsed', kind: 'lapsed', text: 'late', to: [id('gu')] } });
      const counts = await Promise.all([
        world.storage.handoff.lapse(say, now),
        other.handoff.lapse(say, now),
      ]);
      expect(counts[0] + counts[1]).toBe(1);
      expect(await world.storage.handoff.alerts(world.at(-MINUTE))).toMatchObject([{ kind: 'lapsed' }]);
      expect(await order(world, 'gu', take(matter.consultation.id))).toMatchObject({ done: true });
      expect((await again(world, matter)).offers).toMatchObject([{ state: 'accepted' }]);
    });

    it('keeps when earlier cards of the one who takes it lapsed', async () => {
      const world = await makeWorld();
      await desk(world, 'gu');
      let matter = await queued(world);
      for (let i = 0; i < 2; i++) {
        await offerTo(world, matter, 'gu');
        world.clock.advance(16 * MINUTE);
        if (i === 0) await world.storage.handoff.lapse(() => ({}), world.clock.now());
        matter = await again(world, matter);
      }
      const lapsed = matter.offers[0]!;
      expect(lapsed).toMatchObject({ state: 'lapsed', endedAt: expect.any(Date) });
      expect(await order(world, 'gu', take(matter.consultation.id))).toMatchObject({ done: true });
      const { offers } = await again(world, matter);
      expect(offers[0]).toEqual(lapsed);
      expect(offers[1]).toMatchObject({ state: 'accepted' });
    });
  });
}
