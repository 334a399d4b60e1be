import type { IncomingContent } from '../../consultation/incoming.ts';
import type { Order } from '../../consultation/orders.ts';
import type { PersonId } from '../../core/ids.ts';
import { type Store, transaction } from '../store.ts';
import { openConsole, typeInConsole } from './console-chat.ts';
import { lockParties } from './lock-parties.ts';
import type { CarriedOut } from './orders/actor.ts';
import { carryOut } from './orders/carry-out.ts';

/**
 * An order from the console, in a transaction of its own. `typed`: what it says, stored as a message of the person's
 * console chat; the same `id` again is the same message, and so the same relay.
 */
export function act(
  store: Store,
  person: PersonId,
  order: Order,
  now: Date,
  typed?: { id: string; content: IncomingContent },
): Promise<CarriedOut> {
  return transaction(store, async (tx) => {
    const chat = await openConsole(store, tx, person, now);
    const parties = { resident_id: chat, consultation_id: null };
    if (store.dialect.rowLocks) await lockParties(tx, parties, { order });
    const message = typed && (await typeInConsole(store, tx, { chat, person, ...typed }, now));
    return carryOut({ store, tx, actor: { chat, person, message }, current: undefined, now }, order);
  });
}
