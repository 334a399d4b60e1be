import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order, Told } from '../../../src/consultation/orders.ts';
import type { Reply } from '../../../src/contracts/reply.ts';
import type { ConsultationId, PersonId } from '../../../src/core/ids.ts';
import type { Matter } from '../../../src/handoff/ports.ts';
import { opening, result, textReply } from '../builders.ts';
import type { MakeWorld, World } from '../world.ts';

const id = (name: string) => name as PersonId;
const MINUTE = 60_000;
const back = (number: string) => textReply(`back ${number}`);

/** A turn at a chat that carries an order out; gives what came of it. */
async function order(
  world: World,
  address: string,
  what: Order | ((message: string) => Order),
): Promise<Told> {
  await world.say({ address });
  const work = await world.take();
  let told: Told | undefined;
  const given = typeof what === 'function' ? what(work.message.id) : what;
  const done = result({ consultation: { use: work.consultation ? 'current' : 'none' } });
  await world.finish(work, {
    ...done,
    order: given,
    replies: (_number, came) => {
      told = came;
      return [];
    },
  });
  return told!;
}

async function desk(world: World, person: string, address = person): Promise<void> {
  const code = `CODE-${person}`;
  await world.storage.handoff.makeBindCode(id(person), code, world.at(MINUTE));
  expect(await order(world, address, { type: 'bind', code, toResident: back })).toMatchObject({
    done: true,
    person,
  });
}

/** A resident at `address` in the queue; gives the matter. */
async function queued(world: World, address = 'resident'): Promise<Matter> {
  const handoff = {
    reason: 'asked',
    wish: '要人',
    urgency: 'normal' as const,
    who: '甲',
    promise: '今天',
    due: world.at(MINUTE),
  };
  await world.exchange({ address }, opening({ handoff }));
  const waiting = await world.storage.handoff.waiting();
  return (await world.storage.handoff.matter(waiting.at(-1)!.consultation.number))!;
}

const offerTo = (
  world: World,
  matter: Matter,
  person: string,
  seen = matter.offers.length,
  from = world.storage,
) =>
  from.handoff.makeOffer(
    {
      consultation: matter.consultation.id,
      person: id(person),
      seen,
      expires: world.at(15 * MINUTE),
      card: (offer: string): Reply => ({
        body: { type: 'text', text: `card ${matter.consultation.number}` },
        buttons: [[{ label: 'x', action: `pass:${offer}` }]],
      }),
    },
    world.clock.now(),
  );

const take = (consultation: ConsultationId): Order => ({
  type: 'take',
  consultation,
  toResident: textReply('taken'),
});
const again = async (world: World, { consultation }: Matter) =>
  (await world.storage.handoff.matter(consultation.number))!;

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
