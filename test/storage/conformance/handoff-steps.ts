import { expect } from 'vitest';
import type { Order, Told } from '../../../src/consultation/orders.ts';
import type { Reply } from '../../../src/contracts/reply.ts';
import type { ConsultationId, PersonId } from '../../../src/core/ids.ts';
import type { Matter } from '../../../src/handoff/ports.ts';
import { opening, result, textReply } from '../builders.ts';
import type { World } from '../world.ts';

export const id = (name: string) => name as PersonId;
export const MINUTE = 60_000;
export const back = (number: string) => textReply(`back ${number}`);

/** A turn at a chat that carries an order out; gives what came of it. */
export async function order(
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

export async function desk(world: World, person: string, address = person): Promise<void> {
  const code = `CODE-${person}`;
  await world.storage.handoff.makeBindCode(id(person), code, world.at(MINUTE));
  expect(await order(world, address, { type: 'bind', code, toResident: back })).toMatchObject({
    done: true,
    person,
  });
}

/** A resident at `address` in the queue; gives the matter. */
export async function queued(world: World, address = 'resident'): Promise<Matter> {
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

export const offerTo = (
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

export const take = (consultation: ConsultationId): Order => ({
  type: 'take',
  consultation,
  toResident: textReply('taken'),
});
export const again = async (world: World, { consultation }: Matter) =>
  (await world.storage.handoff.matter(consultation.number))!;
