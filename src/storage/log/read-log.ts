import type { Channel } from '../../consultation/incoming.ts';
import type {
  Consultation,
  Resident,
  ResidentAppointment,
  StoredMessage,
} from '../../consultation/records.ts';
import type { ResidentId, TurnId } from '../../core/ids.ts';
import { toConsultation } from '../rows/consultation.ts';
import { toMessages } from '../rows/message.ts';
import { toResident } from '../rows/resident.ts';
import { read, type Store } from '../store.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';

export function residentByAddress(
  store: Store,
  channel: Channel,
  address: string,
): Promise<Resident | undefined> {
  return read(store, async (db) => {
    const row = await db
      .selectFrom('residents')
      .selectAll()
      .where('channel', '=', channel)
      .where('address_hash', '=', store.cipher.hash('address', channel, address))
      .executeTakeFirst();
    return row && toResident(row, store.cipher);
  });
}

export function residentById(store: Store, id: ResidentId): Promise<Resident | undefined> {
  return read(store, async (db) => {
    const row = await db.selectFrom('residents').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toResident(row, store.cipher);
  });
}

/** An index range of the resident's messages. */
export function messagesAfter(
  store: Store,
  resident: ResidentId,
  after: number,
  limit: number,
): Promise<StoredMessage[]> {
  return read(store, async (db) => {
    const rows = await db
      .selectFrom('messages')
      .selectAll()
      .where('resident_id', '=', resident)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return toMessages(db, rows);
  });
}

export function messagesBefore(
  store: Store,
  resident: ResidentId,
  before: number | undefined,
  limit: number,
): Promise<StoredMessage[]> {
  return read(store, async (db) => {
    const rows = await db
      .selectFrom('messages')
      .selectAll()
      .where('resident_id', '=', resident)
      .$if(before !== undefined, (query) => query.where('seq', '<', before!))
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return toMessages(db, rows.reverse());
  });
}

/** Newest first. */
export function consultationsOf(store: Store, resident: ResidentId): Promise<Consultation[]> {
  return read(store, async (db) => {
    const rows = await db
      .selectFrom('consultations')
      .selectAll()
      .where('resident_id', '=', resident)
      .orderBy('opened_at', 'desc')
      .orderBy('number', 'desc')
      .execute();
    return rows.map(toConsultation);
  });
}

export function appointmentsOf(
  store: Store,
  resident: ResidentId,
  now: Date,
): Promise<ResidentAppointment[]> {
  return read(store, async (db) => {
    const rows = await db
      .selectFrom('appointments')
      .innerJoin('consultations', 'consultations.id', 'appointments.consultation_id')
      .select(['appointments.place', 'appointments.starts_at', 'appointments.state', 'consultations.number'])
      .where('consultations.resident_id', '=', resident)
      .where('appointments.state', 'in', ['offered', 'accepted', 'change-asked'])
      .where('appointments.starts_at', '>', now.toISOString())
      .orderBy('appointments.starts_at')
      .execute();
    return rows.map(({ number, place, starts_at, state }) => ({
      number,
      place,
      startsAt: new Date(starts_at),
      accepted: state === 'accepted',
    }));
  });
}

export function turnById(store: Store, id: TurnId): Promise<Exchange | undefined> {
  return read(store, async (db) => {
    const row = await db.selectFrom('turns').selectAll().where('id', '=', id).executeTakeFirst();
    return row && (await exchangesOf(db, [row]))[0];
  });
}
