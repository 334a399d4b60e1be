import type { WordOrder } from '../../../consultation/orders.ts';
import { newId } from '../../../core/ids.ts';
import { plainText } from '../../plain-text.ts';
import { relay } from '../relay.ts';
import { type Family, forgetAwaiting, no, onHeld, yes } from './actor.ts';

/** What is said in a matter in hand, to the resident or for the file. */
export const wordOrders: Family<WordOrder['type']> = {
  open: onHeld(async ({ tx, person, row }) => {
    await tx
      .updateTable('desks')
      .set({ opened_id: row.id, awaiting: null })
      .where('person_id', '=', person)
      .execute();
    return yes({ number: row.number });
  }),
  'relay-to-resident': onHeld(async ({ store, tx, actor, person, row, now }, order) => {
    const source = order.of ?? actor.message;
    if (!source) return no('gone', { number: row.number });
    await tx
      .updateTable('consultations')
      .set({ last_at: now.toISOString() })
      .where('id', '=', row.id)
      .execute();
    // The words belong to the matter: an erasure of it takes them along.
    await tx
      .updateTable('messages')
      .set({ consultation_id: row.id })
      .where('id', '=', source)
      .where('resident_id', '=', actor.chat)
      .execute();
    // What is typed next in this chat goes there as well; a chat elsewhere keeps what it had open.
    await tx
      .updateTable('desks')
      .set({ opened_id: row.id })
      .where('person_id', '=', person)
      .where('chat_id', '=', actor.chat)
      .execute();
    if (order.draft) {
      await tx
        .updateTable('drafts')
        .set({ sent_at: now.toISOString() })
        .where('id', '=', order.draft)
        .where('consultation_id', '=', row.id)
        .execute();
    }
    const said = await relay(store, tx, {
      source,
      from: actor.chat,
      to: row.resident_id,
      by: 'person',
      consultation: row.id,
      shown: order.shown,
      now,
    });
    return yes({ number: row.number }, said);
  }),
  'keep-draft': onHeld(async ({ tx, row, person, now }, { id, answer }) => {
    await tx
      .insertInto('drafts')
      .values({
        id,
        consultation_id: row.id,
        person_id: person,
        answer: JSON.stringify(answer),
        made_at: now.toISOString(),
        sent_at: null,
      })
      .execute();
    return yes({ number: row.number });
  }),
  note: onHeld(async (at, order) => {
    const { tx, row, person, now } = at;
    await tx
      .insertInto('notes')
      .values({
        id: newId(now.getTime()),
        consultation_id: row.id,
        person_id: person,
        text: plainText(order.text),
        at: now.toISOString(),
      })
      .execute();
    await forgetAwaiting(at);
    return yes({ number: row.number });
  }),
};
