import type { Selectable } from 'kysely';
import type { Answer } from '../../contracts/answer.ts';
import type { ConsultationId, MessageId, ResidentId } from '../../core/ids.ts';
import type { Appointment, Delivery, FollowUp, Story } from '../../handoff/ports.ts';
import { toConsultation } from '../rows/consultation.ts';
import type { Db, Store } from '../store.ts';
import { readMatter } from './read-matter.ts';
import type { AppointmentTable, FollowUpTable } from './schema.ts';

const date = (text: string | null) => (text === null ? undefined : new Date(text));

export const toAppointment = (row: Selectable<AppointmentTable>): Appointment => ({
  id: row.id,
  consultation: row.consultation_id,
  person: row.person_id,
  state: row.state,
  place: row.place,
  startsAt: new Date(row.starts_at),
  wish: row.wish ?? undefined,
  madeAt: new Date(row.made_at),
});

export const toFollowUp = (row: Selectable<FollowUpTable>): FollowUp => ({
  id: row.id,
  consultation: row.consultation_id,
  person: row.person_id,
  dueAt: new Date(row.due_at),
  sentAt: date(row.sent_at),
  answer: row.answer ?? undefined,
});

/** Cost: the matter's own rows, a query each, and one over the resident's other matters. */
export async function readStory(store: Store, db: Db, number: string): Promise<Story | undefined> {
  const matter = await readMatter(db, number);
  if (!matter) return undefined;
  const { id, resident } = matter.consultation;
  const of = (
    table: 'holds' | 'consultation_events' | 'closings' | 'drafts' | 'appointments' | 'follow_ups',
  ) => db.selectFrom(table).where('consultation_id', '=', id);
  const holds = await of('holds').selectAll('holds').orderBy('since').execute();
  const events = await of('consultation_events').selectAll('consultation_events').orderBy('at').execute();
  const closings = await of('closings').selectAll('closings').orderBy('at').execute();
  const drafts = await of('drafts').selectAll('drafts').orderBy('made_at').execute();
  const appointments = await of('appointments').selectAll('appointments').orderBy('made_at').execute();
  const followUps = await of('follow_ups').selectAll('follow_ups').orderBy('due_at').execute();
  const rating = await db
    .selectFrom('ratings')
    .selectAll()
    .where('consultation_id', '=', id)
    .executeTakeFirst();
  const who = await db
    .selectFrom('residents')
    .select('name_sealed')
    .where('id', '=', resident)
    .executeTakeFirst();
  return {
    ...matter,
    residentName: who?.name_sealed ? store.cipher.open('name', who.name_sealed) : undefined,
    holds: holds.map(({ person_id, since, ended_at, ending }) => ({
      person: person_id,
      since: new Date(since),
      endedAt: date(ended_at),
      ending: ending ?? undefined,
    })),
    events: events.map(({ event, from_state, to_state, by, at }) => ({
      event,
      from: from_state ?? undefined,
      to: to_state,
      by,
      at: new Date(at),
    })),
    closings: closings.map(({ person_id, outcome, referral, summary, at }) => ({
      person: person_id,
      outcome,
      referral: referral ?? undefined,
      summary: summary ?? undefined,
      at: new Date(at),
    })),
    drafts: drafts.map(({ id: draft, person_id, answer, made_at, sent_at }) => ({
      id: draft,
      person: person_id,
      answer: answer === null ? undefined : (JSON.parse(answer) as Answer),
      madeAt: new Date(made_at),
      sentAt: date(sent_at),
    })),
    appointments: appointments.map(toAppointment),
    followUps: followUps.map(toFollowUp),
    rating: rating && { score: rating.score, word: rating.word ?? undefined, at: new Date(rating.at) },
    deliveries: await readDeliveries(db, id),
    earlier: await readEarlier(db, resident, id),
  };
}

/** By the message as it stands in the resident's chat: their own, or what a person's words became there. */
async function readDeliveries(db: Db, id: ConsultationId): Promise<Map<MessageId, Delivery>> {
  const rows = await db
    .selectFrom('relays')
    .select(['source_id', 'target_id', 'by', 'state'])
    .where('consultation_id', '=', id)
    .execute();
  return new Map(rows.map((row) => [row.by === 'person' ? row.target_id : row.source_id, row.state]));
}

async function readEarlier(db: Db, resident: ResidentId, except: ConsultationId): Promise<Story['earlier']> {
  const rows = await db
    .selectFrom('consultations')
    .selectAll()
    .where('resident_id', '=', resident)
    .where('id', '!=', except)
    .orderBy('opened_at', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const holds = await db
    .selectFrom('holds')
    .select(['consultation_id', 'person_id', 'ending'])
    .where(
      'consultation_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('since')
    .execute();
  const last = new Map(holds.map((hold) => [hold.consultation_id, hold]));
  return rows.map((row) => ({
    ...toConsultation(row),
    lastHolder: last.get(row.id)?.person_id,
    lastEnding: last.get(row.id)?.ending ?? undefined,
  }));
}
