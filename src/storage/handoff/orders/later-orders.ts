import type { LaterOrder } from '../../../consultation/orders.ts';
import { newId } from '../../../core/ids.ts';
import { type AppointmentEvent, nextAppointment } from '../../../handoff/appointment-states.ts';
import { plainOrNull, plainText } from '../../plain-text.ts';
import { lastHolderOf } from '../holds.ts';
import { sayIn, sayToPerson } from '../say.ts';
import { type At, audit, byPerson, type Family, no, onHeld, yes } from './actor.ts';
import { residentOrders } from './resident-orders.ts';

/** Appointments, and asking after a matter on a later day. */
export const laterOrders: Family<LaterOrder['type']> = {
  appoint: onHeld(async (at, { place, startsAt, toResident }) => {
    const { store, tx, row, person, now } = at;
    const standing = await tx
      .selectFrom('appointments')
      .select('id')
      .where('consultation_id', '=', row.id)
      .where('state', 'in', ['offered', 'accepted', 'change-asked'])
      .execute();
    for (const { id } of standing) await moveTo(at, id, 'replace');
    const id = newId(now.getTime());
    await tx
      .insertInto('appointments')
      .values({
        id,
        consultation_id: row.id,
        person_id: person,
        state: 'offered',
        place: plainText(place),
        starts_at: startsAt.toISOString(),
        wish: null,
        made_at: now.toISOString(),
        answered_at: null,
        day_reminded_at: null,
        hour_reminded_at: null,
      })
      .execute();
    await audit(at, 'appointment.offered', row.number, startsAt.toISOString());
    const about = { consultation: row.id, replies: [toResident(id)], author: 'system' as const, now };
    return yes({ number: row.number }, await sayIn(store, tx, row.resident_id, about));
  }),
  'cancel-appointment': byPerson(async (at, order) => {
    const { store, tx, person, now } = at;
    const found = await locked(at, order.appointment);
    if (!found || found.person_id !== person) return no('gone');
    if (!(await moveTo(at, found.id, 'cancel'))) return no('gone', { number: found.number });
    await audit(at, 'appointment.cancelled', found.number);
    const about = {
      consultation: found.consultation_id,
      replies: [order.toResident],
      author: 'system' as const,
      now,
    };
    return yes({ number: found.number }, await sayIn(store, tx, found.resident_id, about));
  }),
  'answer-appointment': async (at, order) => {
    const { store, tx, actor, now } = at;
    const found = await locked(at, order.appointment);
    if (!found || found.resident_id !== actor.chat) return no('gone');
    if (!(await moveTo(at, found.id, order.answer, order.wish))) return no('gone', { number: found.number });
    const reply = order.toPerson(found.number);
    const about = { consultation: found.consultation_id, reply, now };
    return yes({ number: found.number }, await sayToPerson(store, tx, found.person_id, about));
  },
  'follow-up': byPerson(async (at, { consultation, dueAt }) => {
    const { tx, person, now } = at;
    const row = await tx
      .selectFrom('consultations')
      .select(['id', 'number'])
      .where('id', '=', consultation)
      .executeTakeFirstOrThrow();
    if ((await lastHolderOf(tx, row.id)) !== person) return no('not-held', { number: row.number });
    await tx
      .insertInto('follow_ups')
      .values({
        id: newId(now.getTime()),
        consultation_id: row.id,
        person_id: person,
        due_at: dueAt.toISOString(),
        made_at: now.toISOString(),
        sent_at: null,
        answer: null,
        answered_at: null,
      })
      .execute();
    await audit(at, 'follow-up.planned', row.number, dueAt.toISOString());
    return yes({ number: row.number });
  }),
  'answer-follow-up': async (at, { followUp, answer }) => {
    const { tx, actor, now } = at;
    const found = await tx
      .selectFrom('follow_ups')
      .innerJoin('consultations', 'consultations.id', 'follow_ups.consultation_id')
      .select(['follow_ups.id', 'consultations.number'])
      .where('follow_ups.id', '=', plainText(followUp))
      .where('consultations.resident_id', '=', actor.chat)
      .where('follow_ups.answer', 'is', null)
      .$if(at.store.dialect.rowLocks, (query) => query.forUpdate('follow_ups'))
      .executeTakeFirst();
    if (!found) return no('gone');
    await tx
      .updateTable('follow_ups')
      .set({ answer, answered_at: now.toISOString() })
      .where('id', '=', found.id)
      .execute();
    if (answer === 'resolved') return yes({ number: found.number });
    // Taken up again already, by whomever: the answer is kept all the same.
    await residentOrders.reopen(at, { type: 'reopen', number: found.number });
    return yes({ number: found.number });
  },
};

async function locked({ store, tx }: At, id: string) {
  return tx
    .selectFrom('appointments')
    .innerJoin('consultations', 'consultations.id', 'appointments.consultation_id')
    .select(['appointments.id', 'appointments.person_id', 'appointments.consultation_id'])
    .select(['consultations.number', 'consultations.resident_id'])
    .where('appointments.id', '=', plainText(id))
    .$if(store.dialect.rowLocks, (query) => query.forUpdate('appointments'))
    .executeTakeFirst();
}

/** False: the table of states refuses it. */
async function moveTo({ tx, now }: At, id: string, event: AppointmentEvent, wish?: string): Promise<boolean> {
  const row = await tx
    .selectFrom('appointments')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const state = nextAppointment(row.state, event);
  if (!state) return false;
  const answered = event === 'accept' || event === 'decline' || event === 'ask-change';
  await tx
    .updateTable('appointments')
    .set({
      state,
      ...(answered ? { answered_at: now.toISOString() } : {}),
      ...(wish === undefined ? {} : { wish: plainOrNull(wish) }),
    })
    .where('id', '=', id)
    .execute();
  return true;
}
