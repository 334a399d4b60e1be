import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matter } from '../../../src/handoff/ports.ts';
import { result, textReply } from '../builders.ts';
import type { MakeWorld } from '../world.ts';
import { again, back, desk, id, MINUTE, offerTo, order, queued, take } from './handoff-steps.ts';

export function handoffKeepingTests(makeWorld: MakeWorld): void {
  describe('handoff: clocks, giving back, erasing', () => {
    it('unbinding gives everything back with its story and keeps nothing readable', async () => {
      const world = await makeWorld();
      await desk(world, 'gu');
      const matters: Matter[] = [];
      for (let n = 0; n < 12; n++) {
        const matter = await queued(world, `resident-${n}`);
        await offerTo(world, matter, 'gu');
        await order(world, 'gu', take(matter.consultation.id));
        matters.push(matter);
      }
      await order(world, 'gu', { type: 'note', consultation: matters[0]!.consultation.id, text: '要紧' });
      expect(await world.storage.handoff.unbind(id('gu'), back, world.clock.now())).toBe(12);
      expect(await world.storage.handoff.waiting()).toHaveLength(12);
      expect(await again(world, matters[0]!)).toMatchObject({ holder: undefined, notes: [{ text: '要紧' }] });
      const chat = (await world.log.residentByAddress('telegram', 'gu'))!;
      const left = await world.log.messagesAfter(chat.id, 0, 200);
      expect(JSON.stringify(left)).not.toContain('card 2026');
      expect(await world.storage.handoff.unbind(id('gu'), back, world.clock.now())).toBeUndefined();
    });

    it('reminds, alerts and pauses by the clock, each once', async () => {
      const world = await makeWorld();
      const matter = await queued(world);
      const { id: consultation } = matter.consultation;
      const { handoff } = world.storage;
      const deadline = {
        tier: '日办快结' as const,
        remind: world.at(10 * MINUTE),
        due: world.at(20 * MINUTE),
      };
      await handoff.startClock(consultation, deadline);
      await handoff.startClock(consultation, { ...deadline, due: world.at(MINUTE) });
      const run = () =>
        Promise.all([
          handoff.remind(() => ({}), world.clock.now()),
          handoff.overdue(() => ({}), world.clock.now()),
        ]);
      expect(await run()).toEqual([0, 0]);
      world.clock.advance(11 * MINUTE);
      expect(await run()).toEqual([1, 0]);
      await desk(world, 'gu');
      await order(world, 'gu', take(consultation));
      await order(world, 'gu', { type: 'pause', consultation, reason: '等材料' });
      world.clock.advance(20 * MINUTE);
      expect(await run()).toEqual([0, 0]);
      await order(world, 'gu', { type: 'resume', consultation, due: world.at(MINUTE), remind: world.at(0) });
      world.clock.advance(2 * MINUTE);
      expect(await run()).toEqual([0, 1]);
      expect(await run()).toEqual([0, 0]);
    });

    it('a resident’s erasure takes along what was passed on, the notes and the word of the mark', async () => {
      const world = await makeWorld();
      await desk(world, 'gu');
      const matter = await queued(world);
      const { id: consultation } = matter.consultation;
      await order(world, 'gu', take(consultation));
      await order(world, 'gu', { type: 'note', consultation, text: '秘密备注' });
      await order(world, 'resident', { type: 'relay-to-person', shown: textReply('秘密的话') });
      await world.exchange({ address: 'resident' }, result({ erase: true, texts: [] }));
      const chat = (await world.log.residentByAddress('telegram', 'gu'))!;
      const shown = JSON.stringify([
        await world.log.messagesAfter(chat.id, 0, 100),
        await again(world, matter),
      ]);
      expect(shown).not.toContain('秘密');
    });

    it('keeps one holder and one open card whatever is ordered in whatever order', async () => {
      const world = await makeWorld();
      await desk(world, 'gu');
      await desk(world, 'lu');
      const events = fc.constantFrom(
        'take-gu',
        'take-lu',
        'hand-on',
        'end',
        'close-gu',
        'reopen',
        'offer',
        'lapse',
      );
      let n = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 10 }), async (steps) => {
          const address = `resident-${n++}`;
          const matter = await queued(world, address);
          const { id: consultation, number } = matter.consultation;
          const toResident = textReply('x');
          for (const step of steps) {
            const now = await again(world, matter);
            if (step === 'take-gu' || step === 'take-lu')
              await order(world, step.slice(5), take(consultation));
            if (step === 'hand-on' && now.holder)
              await order(world, now.holder, { type: 'hand-on', consultation, reason: 'r', toResident });
            if (step === 'end')
              await order(world, address, { type: 'end-by-resident', toPerson: toResident });
            if (step === 'close-gu')
              await order(world, 'gu', {
                type: 'close',
                consultation,
                outcome: 'referred',
                summary: '',
                toResident,
              });
            if (step === 'reopen') await order(world, address, { type: 'reopen', number });
            if (step === 'offer') await offerTo(world, now, 'gu');
            if (step === 'lapse') await world.storage.handoff.lapse(() => ({}), world.at(99 * MINUTE));
            const after = await again(world, matter);
            expect(after.offers.filter((offer) => offer.state === 'offered').length).toBeLessThanOrEqual(1);
            expect(after.holder !== undefined).toBe(after.consultation.state === 'held');
          }
        }),
        { numRuns: 12 },
      );
    });
  });
}
