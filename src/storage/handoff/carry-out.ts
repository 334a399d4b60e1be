import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Order, Told } from '../../consultation/orders.ts';
import type { StoredMessage } from '../../consultation/records.ts';
import { type ConsultationId, newId, type PersonId } from '../../core/ids.ts';
import { nextOffer } from '../../handoff/offer-states.ts';
import { writeAudit } from '../log/audit.ts';
import { lockConsultation } from '../log/current-consultation.ts';
import { plainText } from '../plain-text.ts';
import type { ConsultationTable, TurnTable } from '../schema.ts';
import type { Db, Store } from '../store.ts';
import { bind, unbind } from './bindings.ts';
import { endClock, pauseClock, resumeClock } from './clocks.ts';
import { askAgain, giveBackAll } from './give-back.ts';
import { beginHold, endHold, holderOf } from './holds.ts';
import { move } from './move.ts';
import { relay } from './relay.ts';
import { raise, sayIn, sayToPerson } from './say.ts';

type Row = Selectable<ConsultationTable>;

interface At {
  store: Store;
  tx: Db;
  turn: Selectable<TurnTable>;
  now: Date;
}

export interface CarriedOut {
  told: Told;
  /** Said to others than who ordered. */
  said: StoredMessage[];
}

const no = (why: Told['why'], more: Partial<Told> = {}): CarriedOut => ({
  told: { done: false, ...(why ? { why } : {}), ...more },
  said: [],
});
const yes = (told: Partial<Told> = {}, said: StoredMessage[] = []): CarriedOut => ({
  told: { done: true, ...told },
  said,
});

/** Carries the order of a turn out, in the turn's transaction. Rights are checked against the rows as they are now. */
export async function carryOut(
  at: At,
  order: Order,
  current: ConsultationId | undefined,
): Promise<CarriedOut> {
  const { store, tx, turn, now } = at;
  switch (order.type) {
    case 'bind':
      return bind(store, tx, turn.resident_id, order, now);
    case 'relay-to-person':
      return current ? relayToPerson(at, order, current) : no('gone');
    case 'end-by-resident':
      return current ? endByResident(at, order, current) : no('gone');
    case 'rate':
      return rate(at, order);
    case 'reopen':
      return reopen(at, order);
  }
  const person = await personAt(at);
  if (!person) return no('no-desk');
  switch (order.type) {
    case 'unbind':
      return unbind(store, tx, person, order.toResident, now);
    case 'leave':
      return leave(at, person, order);
    case 'await':
      await tx
        .updateTable('desks')
        .set({ awaiting: order.awaiting ? JSON.stringify(order.awaiting) : null })
        .where('person_id', '=', person)
        .execute();
      return yes();
    case 'read':
      await audit(at, person, 'matter.read', order.number);
      return yes({ number: order.number });
    case 'take':
      return take(at, person, order);
    case 'pass':
      return pass(at, person, order);
  }
  // What is left is done to a matter in hand, by who has it.
  const row = await lockConsultation(tx, order.consultation, store.dialect.rowLocks);
  const { number } = row;
  if ((await holderOf(tx, row.id)) !== person) return no('not-held', { number });
  switch (order.type) {
    case 'open':
      await tx
        .updateTable('desks')
        .set({ opened_id: row.id, awaiting: null })
        .where('person_id', '=', person)
        .execute();
      return yes({ number });
    case 'note':
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
      await forgetAwaiting(at, person);
      return yes({ number });
    case 'relay-to-resident': {
      await tx
        .updateTable('consultations')
        .set({ last_at: now.toISOString() })
        .where('id', '=', row.id)
        .execute();
      await tx.updateTable('desks').set({ opened_id: row.id }).where('person_id', '=', person).execute();
      const said = await relay(store, tx, {
        source: order.of,
        from: turn.resident_id,
        to: row.resident_id,
        by: 'person',
        consultation: row.id,
        shown: order.shown,
        now,
      });
      return yes({ number }, said);
    }
    case 'pause':
      await pauseClock(tx, row.id, order.reason, now);
      await forgetAwaiting(at, person);
      await audit(at, person, 'clock.paused', row.id, order.reason);
      return yes({ number });
    case 'resume':
      await resumeClock(tx, row.id, order);
      await audit(at, person, 'clock.resumed', row.id);
      return yes({ number });
    case 'hand-on':
      return handOn(at, person, row, order);
    case 'close': {
      await endHold(tx, row.id, 'closed', now);
      await move(tx, row, 'close', { by: person, now, outcome: order.outcome });
      await endClock(tx, row.id, now);
      await forgetAwaiting(at, person);
      await audit(at, person, 'matter.closed', row.id, order.summary);
      const said = await sayIn(store, tx, row.resident_id, {
        consultation: row.id,
        replies: [order.toResident],
        author: 'system',
        now,
      });
      return yes({ number }, said);
    }
  }
}

async function personAt({ tx, turn }: At): Promise<PersonId | undefined> {
  const desk = await tx
    .selectFrom('desks')
    .select('person_id')
    .where('chat_id', '=', turn.resident_id)
    .executeTakeFirst();
  return desk?.person_id;
}

function audit(
  { tx, now }: At,
  actor: PersonId,
  action: string,
  subject: string,
  detail?: string,
): Promise<void> {
  return writeAudit(tx, { actor, action, subject, ...(detail ? { detail } : {}) }, now);
}

async function forgetAwaiting({ tx }: At, person: PersonId): Promise<void> {
  await tx.updateTable('desks').set({ awaiting: null }).where('person_id', '=', person).execute();
}

/** The first who takes it has it: the row is locked, and its state says whether it still waits. */
async function take(at: At, person: PersonId, order: Extract<Order, { type: 'take' }>): Promise<CarriedOut> {
  const { store, tx, now } = at;
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
    .execute();
  for (const card of cards) {
    const to = nextOffer(card.state, card.person_id === person ? 'accept' : 'withdraw');
    if (to) await endOffer(tx, card.id, to, now);
  }
  await beginHold(tx, row.id, person, now);
  await audit(at, person, 'matter.taken', number);
  const said = await sayIn(store, tx, row.resident_id, {
    consultation: row.id,
    replies: [order.toResident],
    author: 'system',
    now,
  });
  return yes({ number, person }, said);
}

async function endOffer(
  tx: Db,
  id: string,
  state: 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'offered',
  now: Date,
  reason: string | null = null,
): Promise<void> {
  await tx
    .updateTable('offers')
    .set({ state, reason, ended_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
}

async function pass(
  { tx, store, now }: At,
  person: PersonId,
  order: Extract<Order, { type: 'pass' }>,
): Promise<CarriedOut> {
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
}

async function leave(
  { store, tx, now }: At,
  person: PersonId,
  { away, toResident }: Extract<Order, { type: 'leave' }>,
): Promise<CarriedOut> {
  await tx
    .updateTable('desks')
    .set({ away: away ? 1 : 0 })
    .where('person_id', '=', person)
    .execute();
  await writeAudit(tx, { actor: person, action: away ? 'desk.away' : 'desk.back', subject: person }, now);
  if (!away) return yes({ matters: 0 });
  const { matters, said } = await giveBackAll(store, tx, person, toResident, now);
  return yes({ matters }, said);
}

async function handOn(
  at: At,
  person: PersonId,
  row: Row,
  order: Extract<Order, { type: 'hand-on' }>,
): Promise<CarriedOut> {
  const { store, tx, now } = at;
  await endHold(tx, row.id, 'handed-on', now);
  if (!(await move(tx, row, 'return', { by: person, now }))) return no('not-held', { number: row.number });
  await askAgain(tx, row.id, now);
  await tx
    .insertInto('notes')
    .values({
      id: newId(now.getTime()),
      consultation_id: row.id,
      person_id: person,
      text: plainText(`转交：${order.reason}`),
      at: now.toISOString(),
    })
    .execute();
  // As if they had declined a card of it: it does not come back to them.
  await tx
    .insertInto('offers')
    .values({
      id: newId(now.getTime()),
      consultation_id: row.id,
      person_id: person,
      state: 'declined',
      reason: plainText(order.reason),
      made_at: now.toISOString(),
      expires_at: now.toISOString(),
      ended_at: now.toISOString(),
    })
    .execute();
  await forgetAwaiting(at, person);
  const said = await sayIn(store, tx, row.resident_id, {
    consultation: row.id,
    replies: [order.toResident],
    author: 'system',
    now,
  });
  return yes({ number: row.number }, said);
}

async function relayToPerson(
  { store, tx, turn, now }: At,
  order: Extract<Order, { type: 'relay-to-person' }>,
  id: ConsultationId,
): Promise<CarriedOut> {
  const holder = await holderOf(tx, id);
  const desk =
    holder &&
    (await tx.selectFrom('desks').select('chat_id').where('person_id', '=', holder).executeTakeFirst());
  if (!desk) return no('not-held', holder ? { person: holder } : {});
  const said = await relay(store, tx, {
    source: turn.message_id,
    from: turn.resident_id,
    to: desk.chat_id,
    by: 'resident',
    consultation: id,
    shown: order.shown,
    now,
  });
  return yes({ person: holder! }, said);
}

async function endByResident(
  { store, tx, now }: At,
  order: Extract<Order, { type: 'end-by-resident' }>,
  id: ConsultationId,
): Promise<CarriedOut> {
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

async function own({ store, tx, turn }: At, number: string): Promise<Row | undefined> {
  return tx
    .selectFrom('consultations')
    .selectAll()
    .where('number', '=', plainText(number))
    .where('resident_id', '=', turn.resident_id)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate())
    .executeTakeFirst();
}

async function rate(at: At, order: Extract<Order, { type: 'rate' }>): Promise<CarriedOut> {
  const { store, tx, now } = at;
  const row = await own(at, order.number);
  if (row?.state !== 'closed') return no('gone');
  const last = await tx
    .selectFrom('holds')
    .select('person_id')
    .where('consultation_id', '=', row.id)
    .orderBy('since', 'desc')
    .limit(1)
    .executeTakeFirst();
  const values = {
    person_id: last?.person_id ?? null,
    score: order.score,
    word: order.word === undefined ? null : plainText(order.word),
    at: now.toISOString(),
  };
  await tx
    .insertInto('ratings')
    .values({ consultation_id: row.id, ...values })
    .onConflict((conflict) => conflict.column('consultation_id').doUpdateSet(values))
    .execute();
  const said = order.alert ? (await raise(store, tx, order.alert, now)).said : [];
  return yes({ number: row.number }, said);
}

/** Back in the queue under the same number; the clock starts anew. */
async function reopen(at: At, order: Extract<Order, { type: 'reopen' }>): Promise<CarriedOut> {
  const { tx, now } = at;
  const row = await own(at, order.number);
  const open = row && (await move(tx, row, 'reopen', { by: 'resident', now }));
  if (!open) return no('gone');
  const queued = await move(tx, open, 'call-person', { by: 'resident', now });
  if (!queued) return no('gone');
  await askAgain(tx, row.id, now);
  await tx.deleteFrom('clocks').where('consultation_id', '=', row.id).execute();
  return yes({ number: row.number });
}
