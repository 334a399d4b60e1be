import type { QueueOrder } from '../../../consultation/orders.ts';
import { nextOffer, type OfferState } from '../../../handoff/offer-states.ts';
import { lockConsultation } from '../../log/current-consultation.ts';
import { plainText } from '../../plain-text.ts';
import type { Db } from '../../store.ts';
import { beginHold, holderOf } from '../holds.ts';
import { move } from '../move.ts';
import { sayIn } from '../say.ts';
import { audit, byPerson, type Family, no, yes } from './actor.ts';

/** What is done with a matter that waits. */
export const queueOrders: Family<QueueOrder['type']> = {
  /** The first who takes it has it: the row is locked, and its state says whether it still waits. */
  take: byPerson(async (at, order) => {
    const { store, tx, actor, person, now } = at;
    const row = await lockConsultation(tx, order.consultation, store.dialect.rowLocks);
    const { number } = row;
    const holder = await holderOf(tx, row.id);
    if (holder) return no(holder === person ? 'held-by-you' : 'held-by-other', { number, person: holder });
    if (!(await move(tx, row, 'take', { by: person, now }))) return no('not-waiting', { number });
    const cards = await tx
      .selectFrom('offers')
      .select(['id', 'person_id', 'state'])
      .where('consultation_id', '=', row.id)
      .where('state', 'in', ['offered', 'lapsed'])
      .orderBy('made_at')
      .orderBy('id')
      .execute();
    // Their newest card is the one taken; what lapsed before it lapsed when it did.
    const taken = cards.findLast((card) => card.person_id === person);
    for (const card of cards) {
      if (card !== taken && card.state === 'lapsed') continue;
      const to = nextOffer(card.state, card === taken ? 'accept' : 'withdraw');
      if (to) await endOffer(tx, card.id, to, now);
    }
    await beginHold(tx, { consultation: row.id, person, chat: actor.chat }, now);
    await audit(at, 'matter.taken', number);
    const about = {
      consultation: row.id,
      replies: [order.toResident],
      author: 'system' as const,
      now,
    };
    return yes({ number, person }, await sayIn(store, tx, row.resident_id, about));
  }),
  pass: byPerson(async ({ tx, store, person, now }, order) => {
    const card = await tx
      .selectFrom('offers')
      .innerJoin('consultations', 'consultations.id', 'offers.consultation_id')
      .select(['offers.id', 'offers.person_id', 'offers.state', 'consultations.number'])
      .where('offers.id', '=', order.offer)
      .$if(store.dialect.rowLocks, (query) => query.forUpdate('offers'))
      .executeTakeFirst();
    if (!card || card.person_id !== person) return no('gone');
    const to = nextOffer(card.state, 'decline');
    if (!to) return no('not-waiting', { number: card.number });
    await endOffer(tx, card.id, to, now, plainText(order.reason));
    return yes({ number: card.number });
  }),
};

async function endOffer(
  tx: Db,
  id: string,
  state: OfferState,
  now: Date,
  reason: string | null = null,
): Promise<void> {
  await tx
    .updateTable('offers')
    .set({ state, reason, ended_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
}
