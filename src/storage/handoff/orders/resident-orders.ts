import { sql } from 'kysely';
import type { ResidentOrder } from '../../../consultation/orders.ts';
import type { ConsultationId } from '../../../core/ids.ts';
import { lockConsultation } from '../../log/current-consultation.ts';
import { plainText } from '../../plain-text.ts';
import type { Db } from '../../store.ts';
import { endClock } from '../clocks.ts';
import { askAgain } from '../give-back.ts';
import { endHold, holderOf, lastHolderOf } from '../holds.ts';
import { move } from '../move.ts';
import { relay } from '../relay.ts';
import { raise, sayToPerson } from '../say.ts';
import { topicOf } from '../topics.ts';
import { type At, type Family, type Handler, no, yes } from './actor.ts';

/** What a resident orders in their own chat. */
export const residentOrders: Family<ResidentOrder['type']> = {
  'relay-to-person': async (at, order) => {
    const { store, tx, actor, current, now } = at;
    const holder = current && (await holderOf(tx, current));
    const desk =
      holder &&
      (await tx.selectFrom('desks').select('chat_id').where('person_id', '=', holder).executeTakeFirst());
    const chat = (current && (await topicOf(tx, current))) ?? desk?.chat_id;
    if (!current || !holder || !chat || !actor.message)
      return no('not-held', holder ? { person: holder } : {});
    const said = await relay(store, tx, {
      source: actor.message,
      from: actor.chat,
      to: chat,
      by: 'resident',
      consultation: current,
      shown: order.shown,
      now,
    });
    return yes({ person: holder }, said);
  },
  'end-by-resident': endByResident,
  rate: async (at, order) => {
    const { store, tx, now } = at;
    const row = await own(at, order.number);
    if (row?.state !== 'closed') return no('gone');
    // A later mark keeps the word that came with an earlier one.
    const values = {
      person_id: (await lastHolderOf(tx, row.id)) ?? null,
      score: order.score,
      ...(order.word === undefined ? {} : { word: plainText(order.word) }),
      at: now.toISOString(),
    };
    await tx
      .insertInto('ratings')
      .values({ consultation_id: row.id, ...values })
      .onConflict((conflict) => conflict.column('consultation_id').doUpdateSet(values))
      .execute();
    const said = order.alert ? (await raise(store, tx, order.alert, now)).said : [];
    return yes({ number: row.number }, said);
  },
  'rate-word': async (at, { number, word }) => {
    const row = await own(at, number);
    const rated =
      row &&
      (await at.tx
        .updateTable('ratings')
        .set({ word: plainText(word) })
        .where('consultation_id', '=', row.id)
        .returning('consultation_id')
        .executeTakeFirst());
    return rated ? yes({ number }) : no('gone');
  },
  /** Back in the queue under the same number; the clock starts anew. */
  reopen: async (at, order) => {
    const { tx, now } = at;
    const row = await own(at, order.number);
    const open = row && (await move(tx, row, 'reopen', { by: 'resident', now }));
    const queued = open && (await move(tx, open, 'call-person', { by: 'resident', now }));
    if (!queued) return no('gone');
    await askAgain(tx, row.id, now);
    await tx.deleteFrom('clocks').where('consultation_id', '=', row.id).execute();
    return yes({ number: row.number });
  },
};

async function endByResident(
  { store, tx, current: id, now }: At,
  order: Parameters<Handler<'end-by-resident'>>[1],
) {
  if (!id) return no('gone');
  const row = await lockConsultation(tx, id, store.dialect.rowLocks);
  const holder = await holderOf(tx, id);
  const answered = holder && (await answeredBy(tx, id));
  await endHold(tx, id, 'closed', now);
  await tx
    .updateTable('offers')
    .set({ state: 'withdrawn', ended_at: now.toISOString() })
    .where('consultation_id', '=', id)
    .where('state', '=', sql.lit('offered' as const))
    .execute();
  const outcome = answered ? ('answered-by-person' as const) : ('withdrawn' as const);
  if (!(await move(tx, row, 'close', { by: 'resident', now, outcome })))
    return no('gone', { number: row.number });
  await endClock(tx, id, now);
  const said = holder
    ? await sayToPerson(store, tx, holder, { consultation: id, reply: order.toPerson, now })
    : [];
  return yes({ number: row.number, ...(holder ? { person: holder } : {}) }, said);
}

async function answeredBy(tx: Db, id: ConsultationId): Promise<boolean> {
  const row = await tx
    .selectFrom('relays')
    .select('target_id')
    .where('consultation_id', '=', id)
    .where('by', '=', 'person')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A matter of this chat's resident, locked. */
async function own({ store, tx, actor }: At, number: string) {
  return tx
    .selectFrom('consultations')
    .selectAll()
    .where('number', '=', plainText(number))
    .where('resident_id', '=', actor.chat)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate())
    .executeTakeFirst();
}
