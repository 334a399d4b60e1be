import type { DeskOrder } from '../../../consultation/orders.ts';
import { bind, unbind } from '../bindings.ts';
import { giveBackAll } from '../give-back.ts';
import { audit, byPerson, type Family, yes } from './actor.ts';

/** About a person's own desk. */
export const deskOrders: Family<DeskOrder['type']> = {
  bind: ({ store, tx, actor, now }, order) => bind(store, tx, actor.chat, order, now),
  unbind: byPerson(({ store, tx, person, now }, order) =>
    unbind(store, tx, person, { toResident: order.toResident, keepConsole: true }, now),
  ),
  leave: byPerson(async (at, { away, toResident }) => {
    const { store, tx, person, now } = at;
    await tx
      .updateTable('desks')
      .set({ away: away ? 1 : 0 })
      .where('person_id', '=', person)
      .execute();
    await audit(at, away ? 'desk.away' : 'desk.back', person);
    if (!away) return yes({ matters: 0 });
    const { matters, said } = await giveBackAll(store, tx, person, toResident, now);
    return yes({ matters }, said);
  }),
  await: byPerson(async ({ tx, actor, person }, { awaiting }) => {
    await tx
      .updateTable('desks')
      .set({ awaiting: awaiting ? JSON.stringify({ ...awaiting, chat: actor.chat }) : null })
      .where('person_id', '=', person)
      .execute();
    return yes();
  }),
  read: byPerson(async (at, { number }) => {
    await audit(at, 'matter.read', number);
    return yes({ number });
  }),
};
