import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/consultation/orders.ts';
import type { ConsultationId, PersonId } from '../../../src/core/ids.ts';
import { result, textReply } from '../builders.ts';
import type { MakeWorld, World } from '../world.ts';
import { back, queued as inQueue, MINUTE } from './handoff-steps.ts';

const gu = 'gu' as PersonId;
const lu = 'lu' as PersonId;

const queued = async (world: World): Promise<ConsultationId> => (await inQueue(world)).consultation.id;

const typed = (id: string, text: string) => ({ id, content: { type: 'text' as const, text } });
const take = (consultation: ConsultationId): Order => ({
  type: 'take',
  consultation,
  toResident: textReply('taken'),
});
const tell = (consultation: ConsultationId, text: string): Order => ({
  type: 'relay-to-resident',
  consultation,
  shown: textReply(text),
});

export function consoleDeskTests(makeWorld: MakeWorld): void {
  describe('a desk in the console', () => {
    it('makes a person reachable without Telegram, once however often it is opened', async () => {
      const world = await makeWorld();
      const other = await world.open();
      const { handoff } = world.storage;
      await Promise.all([
        handoff.openConsole(gu, world.clock.now()),
        other.handoff.openConsole(gu, world.clock.now()),
        handoff.openConsole(gu, world.clock.now()),
      ]);
      expect(await handoff.reachable()).toMatchObject([{ person: gu, load: 0, consoleOnly: true }]);
      expect((await world.log.stats()).residents).toBe(0);
    });

    it('takes, speaks once under one id, and hears the resident and the confirmation', async () => {
      const world = await makeWorld();
      const { handoff } = world.storage;
      await handoff.openConsole(gu, world.clock.now());
      await handoff.openConsole(lu, world.clock.now());
      const consultation = await queued(world);
      const now = world.clock.now();
      expect((await handoff.act(gu, take(consultation), now)).told).toMatchObject({ done: true });
      expect((await handoff.act(lu, take(consultation), now)).told).toMatchObject({ why: 'held-by-other' });
      expect(
        (await handoff.act(lu, tell(consultation, 'not mine'), now, typed('l-1', 'not mine'))).told,
      ).toMatchObject({ why: 'not-held' });
      for (let i = 0; i < 2; i++)
        await handoff.act(gu, tell(consultation, 'hello'), now, typed('g-1', 'hello'));
      const resident = (await world.log.residentByAddress('telegram', 'resident'))!;
      const heard = JSON.stringify(await world.log.messagesAfter(resident.id, 0, 50));
      expect(heard.match(/hello/g)).toHaveLength(1);

      const shown = textReply('from the resident');
      const order: Order = { type: 'relay-to-person', shown };
      await world.exchange({ address: 'resident' }, result({ order, texts: [] }));
      const [row] = await world.log.claimOutbox('telegram', 'w', 1, MINUTE, now);
      expect(row).toBeDefined();
      await handoff.settleRelays(({ by, delivered }) => textReply(`${by} ${delivered}`), now);
      const chat = (await world.log.residentByAddress('console', gu))!;
      const atDesk = JSON.stringify(await world.log.messagesAfter(chat.id, 0, 50));
      expect(atDesk).toContain('from the resident');
      const confirmed = JSON.stringify(await world.log.messagesAfter(resident.id, 0, 50));
      expect(confirmed).toContain('resident 1');
    });

    it('is the desk only while no Telegram chat is, and is emptied with it', async () => {
      const world = await makeWorld();
      const { handoff } = world.storage;
      await handoff.openConsole(gu, world.clock.now());
      await handoff.makeBindCode(gu, 'CODE', world.at(MINUTE));
      await world.exchange(
        { address: 'phone' },
        result({
          order: { type: 'bind', code: 'CODE', toResident: back },
          consultation: { use: 'none' },
          texts: [],
        }),
      );
      const phone = (await world.log.residentByAddress('telegram', 'phone'))!;
      expect((await handoff.deskOf(gu))?.chat).toBe(phone.id);
      const consultation = await queued(world);
      await handoff.act(gu, take(consultation), world.clock.now());
      // Taken elsewhere: what is typed on the phone without a mark does not go there.
      expect((await handoff.deskOf(gu))?.opened).toBeUndefined();
      await world.exchange(
        { address: 'phone' },
        result({ order: { type: 'unbind', toResident: back }, consultation: { use: 'none' }, texts: [] }),
      );
      const chat = (await world.log.residentByAddress('console', gu))!;
      expect(await handoff.deskOf(gu)).toMatchObject({ chat: chat.id, held: [] });
      expect(await handoff.unbind(gu, back, world.clock.now())).toBe(0);
      expect(await handoff.reachable()).toEqual([]);
    });

    it('a resident’s erasure takes along what was typed to them, and what was planned', async () => {
      const world = await makeWorld();
      const { handoff } = world.storage;
      await handoff.openConsole(gu, world.clock.now());
      const consultation = await queued(world);
      const now = world.clock.now();
      await handoff.act(gu, take(consultation), now);
      await handoff.act(gu, tell(consultation, '秘密'), now, typed('g-1', '秘密'));
      const appoint = { type: 'appoint', consultation, place: '服务站', startsAt: world.at(MINUTE) } as const;
      await handoff.act(gu, { ...appoint, toResident: textReply }, now);
      await handoff.act(gu, { type: 'follow-up', consultation, dueAt: world.at(MINUTE) }, now);
      await world.exchange({ address: 'resident' }, result({ erase: true, texts: [] }));
      const chat = (await world.log.residentByAddress('console', gu))!;
      expect(JSON.stringify(await world.log.messagesAfter(chat.id, 0, 50))).not.toContain('秘密');
      const say = () => ({ toResident: textReply('x') });
      expect(await handoff.followUps(say, world.at(2 * MINUTE))).toBe(0);
      expect(await handoff.remindOfAppointments(say, now)).toBe(0);
    });

    it('after a lost account the old chat shows nothing of residents any more', async () => {
      const world = await makeWorld();
      const { handoff } = world.storage;
      const bindTo = async (address: string) => {
        await handoff.makeBindCode(gu, address, world.at(MINUTE));
        const order: Order = { type: 'bind', code: address, toResident: back };
        await world.exchange({ address }, result({ order, consultation: { use: 'none' }, texts: [] }));
      };
      await bindTo('old');
      const consultation = await queued(world);
      await handoff.act(gu, take(consultation), world.clock.now());
      const order: Order = { type: 'relay-to-person', shown: textReply('秘密') };
      await world.exchange({ address: 'resident' }, result({ order, texts: [] }));
      await bindTo('new');
      const old = (await world.log.residentByAddress('telegram', 'old'))!;
      expect(JSON.stringify(await world.log.messagesAfter(old.id, 0, 50))).not.toContain('秘密');
      expect((await handoff.deskOf(gu))?.held).toHaveLength(1);
    });
  });
}
