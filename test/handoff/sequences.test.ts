import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/consultation/orders.ts';
import { EVENTS, next, STATES } from '../../src/consultation/states.ts';
import type { PersonId } from '../../src/core/ids.ts';
import {
  APPOINTMENT_EVENTS,
  APPOINTMENT_STATES,
  nextAppointment,
} from '../../src/handoff/appointment-states.ts';
import { nextOffer, OFFER_EVENTS, OFFER_STATES } from '../../src/handoff/offer-states.ts';
import { result, textReply } from '../storage/builders.ts';
import { worlds } from '../storage/world.ts';

const makeWorld = worlds(async () => undefined);
const HOUR = 3_600_000;
const toResident = textReply('x');
const people = ['gu', 'lu'] as PersonId[];

describe('the tables of states', () => {
  it.each([
    ['consultation', STATES, EVENTS, next],
    ['offer', OFFER_STATES, OFFER_EVENTS, nextOffer],
    ['appointment', APPOINTMENT_STATES, APPOINTMENT_EVENTS, nextAppointment],
  ] as [string, readonly string[], readonly string[], (s: never, e: never) => string | undefined][])(
    '%s: no sequence of events leaves it',
    (_name, states, events, step) => {
      fc.assert(
        fc.property(fc.constantFrom(...states), fc.array(fc.constantFrom(...events)), (start, sequence) => {
          let state = start;
          for (const event of sequence) state = step(state as never, event as never) ?? state;
          expect(states).toContain(state);
        }),
      );
    },
  );
});

type Step = { what: string; who: PersonId };
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'call',
    'write',
    'take',
    'say',
    'note',
    'hand-on',
    'hand-to',
    'pause',
    'close',
    'take-up-again',
    'reopen',
    'end',
    'rate',
    'offer',
    'lapse',
    'leave',
    'appoint',
    'hours',
  ),
  who: fc.constantFrom(...people),
});

it('whatever happens in whatever order: a known state, one holder, one card, and every word passed on once', async () => {
  const world = await makeWorld();
  const { handoff } = world.storage;
  for (const person of people) await handoff.openConsole(person, world.clock.now());
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const address = `resident-${run++}`;
      let words = 0;
      /** Words that were passed on, as the rows said at that moment. */
      const toPerson: string[] = [];
      const fromPerson: string[] = [];
      const turn = async (order?: Order, call = false) => {
        await world.say({ address });
        const work = await world.take();
        let done = false;
        const at = work.consultation ? ('current' as const) : ('new' as const);
        const request = {
          reason: 'asked',
          wish: '要人',
          urgency: 'normal' as const,
          who: '甲',
          promise: '',
          due: world.at(HOUR),
        };
        await world.finish(work, {
          ...result({ consultation: { use: at }, ...(call ? { handoff: request } : {}) }),
          ...(order ? { order } : {}),
          replies: (_number, told) => {
            done = told?.done ?? false;
            return [];
          },
        });
        return done;
      };
      await turn(undefined, true);
      const resident = (await world.log.residentByAddress('telegram', address))!;
      const { number, id: consultation } = (await world.log.consultationsOf(resident.id))[0]!;
      for (const { what, who } of steps) {
        const now = world.clock.now();
        const act = (order: Order, text?: string) =>
          handoff.act(
            who,
            order,
            now,
            text === undefined ? undefined : { id: `${address}-${text}`, content: { type: 'text', text } },
          );
        const mark = `${address}:${words++}.`;
        const { offers } = (await handoff.matter(number))!;
        if (what === 'call') await turn(undefined, true);
        if (what === 'write' && (await turn({ type: 'relay-to-person', shown: textReply(mark) })))
          toPerson.push(mark);
        if (what === 'take') await act({ type: 'take', consultation, toResident });
        if (what === 'say') {
          const order: Order = { type: 'relay-to-resident', consultation, shown: textReply(mark) };
          const { told } = await act(order, mark);
          // Sent again after a lost answer.
          if (told.done) await act(order, mark);
          if (told.done) fromPerson.push(mark);
        }
        if (what === 'note') await act({ type: 'note', consultation, text: 'n' });
        if (what === 'hand-on') await act({ type: 'hand-on', consultation, reason: 'r', toResident });
        if (what === 'hand-to') {
          const to = { person: people.find((p) => p !== who)!, expires: world.at(HOUR), card: textReply };
          await act({ type: 'hand-on', consultation, reason: 'r', toResident, to });
        }
        if (what === 'pause') await act({ type: 'pause', consultation, reason: 'r' });
        if (what === 'close')
          await act({ type: 'close', consultation, outcome: 'referred', summary: 's', toResident });
        const deadline = { tier: '日办快结' as const, due: world.at(HOUR), remind: world.at(HOUR / 2) };
        if (what === 'take-up-again')
          await act({ type: 'take-up-again', consultation, deadline, toResident });
        if (what === 'reopen') await turn({ type: 'reopen', number });
        if (what === 'end') await turn({ type: 'end-by-resident', toPerson: toResident });
        if (what === 'rate')
          await turn({ type: 'rate', number, score: 3, word: undefined, alert: undefined });
        if (what === 'offer') {
          const card = { consultation, person: who, seen: offers.length, expires: world.at(HOUR) };
          await handoff.makeOffer({ ...card, card: textReply }, now);
        }
        if (what === 'leave') {
          await act({ type: 'leave', away: true, toResident: textReply });
          await act({ type: 'leave', away: false, toResident: textReply });
        }
        if (what === 'appoint')
          await act({
            type: 'appoint',
            consultation,
            place: 'p',
            startsAt: world.at(HOUR),
            toResident: textReply,
          });
        if (what === 'hours') world.clock.advance(2 * HOUR);
        if (what === 'lapse') await handoff.lapse(() => ({}), world.at(99 * HOUR));

        const story = (await handoff.story(number))!;
        expect(STATES).toContain(story.consultation.state);
        expect(story.holder !== undefined).toBe(story.consultation.state === 'held');
        expect(story.holds.filter((hold) => !hold.endedAt).length).toBe(story.holder ? 1 : 0);
        const open = story.offers.filter((offer) => offer.state === 'offered');
        expect(open.length).toBeLessThanOrEqual(story.consultation.state === 'queued' ? 1 : 0);
        const standing = story.appointments.filter((a) => a.state === 'offered' || a.state === 'accepted');
        expect(standing.length).toBeLessThanOrEqual(1);
      }
      const heard = JSON.stringify(await world.log.messagesAfter(resident.id, 0, 500));
      for (const mark of fromPerson) expect(heard.split(`"${mark}"`)).toHaveLength(2);
      const chats = await Promise.all(people.map((p) => world.log.residentByAddress('console', p)));
      const desks = JSON.stringify(
        await Promise.all(chats.map((chat) => world.log.messagesAfter(chat!.id, 0, 100_000))),
      );
      for (const mark of toPerson) expect(desks.split(`"${mark}"`)).toHaveLength(2);
    }),
    { numRuns: 25 },
  );
}, 120_000);
