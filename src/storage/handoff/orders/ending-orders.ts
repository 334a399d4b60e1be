import type { EndingOrder } from '../../../consultation/orders.ts';
import { newId } from '../../../core/ids.ts';
import { plainText } from '../../plain-text.ts';
import { endClock } from '../clocks.ts';
import { askAgain } from '../give-back.ts';
import { endHold } from '../holds.ts';
import { move } from '../move.ts';
import { sayIn } from '../say.ts';
import { audit, type Family, forgetAwaiting, no, type OnHeld, onHeld, yes } from './actor.ts';

/** How a matter leaves a person's hand. */
export const endingOrders: Family<EndingOrder['type']> = {
  'hand-on': onHeld(async (at, { reason, toResident }) => {
    const { store, tx, row, person, now } = at;
    await endHold(tx, row.id, 'handed-on', now);
    if (!(await move(tx, row, 'return', { by: person, now }))) return no('not-held', { number: row.number });
    await askAgain(tx, row.id, now);
    await keepReason(at, reason);
    await forgetAwaiting(at);
    const about = { consultation: row.id, replies: [toResident], author: 'system' as const, now };
    return yes({ number: row.number }, await sayIn(store, tx, row.resident_id, about));
  }),
  close: onHeld(async (at, { outcome, summary, toResident }) => {
    const { store, tx, row, person, now } = at;
    await endHold(tx, row.id, 'closed', now);
    await move(tx, row, 'close', { by: person, now, outcome });
    await endClock(tx, row.id, now);
    await forgetAwaiting(at);
    await audit(at, 'matter.closed', row.id, summary);
    const about = { consultation: row.id, replies: [toResident], author: 'system' as const, now };
    return yes({ number: row.number }, await sayIn(store, tx, row.resident_id, about));
  }),
};

/** For who gets it next; and as if they had declined a card of it: it does not come back to them. */
async function keepReason({ tx, row, person, now }: OnHeld, reason: string): Promise<void> {
  const at = now.toISOString();
  await tx
    .insertInto('notes')
    .values({
      id: newId(now.getTime()),
      consultation_id: row.id,
      person_id: person,
      text: plainText(`转交：${reason}`),
      at,
    })
    .execute();
  await tx
    .insertInto('offers')
    .values({
      id: newId(now.getTime()),
      consultation_id: row.id,
      person_id: person,
      state: 'declined',
      reason: plainText(reason),
      made_at: at,
      expires_at: at,
      ended_at: at,
    })
    .execute();
}
