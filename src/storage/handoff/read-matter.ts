import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Channel } from '../../consultation/incoming.ts';
import type { Awaiting } from '../../consultation/orders.ts';
import type { StoredMessage } from '../../consultation/records.ts';
import type { ConsultationId, MessageId, PersonId, ResidentId } from '../../core/ids.ts';
import type { Desk, LapsedOffer, Matter, Offer } from '../../handoff/ports.ts';
import type { Reachable } from '../../handoff/route.ts';
import { toHandoffRequest } from '../log/handoff-row.ts';
import { plainText } from '../plain-text.ts';
import { toConsultation } from '../rows/consultation.ts';
import { toMessages } from '../rows/message.ts';
import type { DeskTable, OfferTable } from '../schema.ts';
import type { Db } from '../store.ts';
import { toClock } from './clocks.ts';
import { heldBy } from './holds.ts';

export function toOffer(row: Selectable<OfferTable>): Offer {
  return {
    id: row.id,
    consultation: row.consultation_id,
    person: row.person_id,
    state: row.state,
    madeAt: new Date(row.made_at),
    expiresAt: new Date(row.expires_at),
    endedAt: row.ended_at === null ? undefined : new Date(row.ended_at),
    reason: row.reason ?? undefined,
  };
}

export async function readDesk(
  db: Db,
  by: { chat: ResidentId } | { person: PersonId },
): Promise<Desk | undefined> {
  const row = await db
    .selectFrom('desks')
    .innerJoin('residents', 'residents.id', 'desks.chat_id')
    .selectAll('desks')
    .select('residents.channel')
    .$if('chat' in by, (query) => query.where('chat_id', '=', (by as { chat: ResidentId }).chat))
    .$if('person' in by, (query) => query.where('person_id', '=', (by as { person: PersonId }).person))
    .executeTakeFirst();
  return row && toDesk(db, row);
}

async function toDesk(db: Db, row: Selectable<DeskTable> & { channel: Channel }): Promise<Desk> {
  const ids = await heldBy(db, row.person_id);
  const held =
    ids.length === 0
      ? []
      : await db.selectFrom('consultations').selectAll().where('id', 'in', ids).orderBy('number').execute();
  return {
    person: row.person_id,
    chat: row.chat_id,
    channel: row.channel,
    away: row.away === 1,
    opened: row.opened_id ?? undefined,
    awaiting: row.awaiting === null ? undefined : (JSON.parse(row.awaiting) as Awaiting),
    held: held.map(toConsultation),
  };
}

/** Everybody with a desk, and how many matters each has in hand. */
export async function readReachable(db: Db): Promise<Reachable[]> {
  const rows = await db
    .selectFrom('desks')
    .leftJoin('holds', (join) =>
      join.onRef('holds.person_id', '=', 'desks.person_id').on('holds.ended_at', 'is', sql.lit(null)),
    )
    .innerJoin('residents', 'residents.id', 'desks.chat_id')
    .select(['desks.person_id', 'desks.away', 'residents.channel'])
    .select((eb) => eb.fn.count<number | string>('holds.id').as('load'))
    .groupBy(['desks.person_id', 'desks.away', 'residents.channel'])
    .orderBy('desks.person_id')
    .execute();
  return rows.map((row) => ({
    person: row.person_id,
    away: row.away === 1,
    load: Number(row.load),
    ...(row.channel === 'console' ? { consoleOnly: true } : {}),
  }));
}

/** The whole story. Cost: the matter's own rows, a query each. */
export async function readMatter(db: Db, number: string): Promise<Matter | undefined> {
  const row = await db
    .selectFrom('consultations')
    .selectAll()
    .where('number', '=', plainText(number))
    .executeTakeFirst();
  if (!row) return undefined;
  const of = <T extends { where: (column: never, op: '=', value: never) => T }>(query: T) =>
    query.where('consultation_id' as never, '=', row.id as never);
  const request = await of(db.selectFrom('handoff_requests').selectAll())
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const holds = await of(db.selectFrom('holds').selectAll()).orderBy('since').execute();
  const offers = await of(db.selectFrom('offers').selectAll()).orderBy('made_at').execute();
  const notes = await of(db.selectFrom('notes').selectAll()).orderBy('at').execute();
  const clock = await of(db.selectFrom('clocks').selectAll()).executeTakeFirst();
  // The resident's own chat only: what was passed on to a desk is the same words again.
  const said = await of(db.selectFrom('messages').selectAll())
    .where('resident_id', '=', row.resident_id)
    .orderBy('seq')
    .execute();
  return {
    consultation: toConsultation(row),
    request: request && toHandoffRequest(request),
    holder: holds.find((hold) => hold.ended_at === null)?.person_id,
    holders: holds.map((hold) => hold.person_id),
    offers: offers.map(toOffer),
    notes: notes.flatMap((note) =>
      note.text === null ? [] : [{ person: note.person_id, text: note.text, at: new Date(note.at) }],
    ),
    clock: clock && toClock(clock),
    messages: await toMessages(db, said),
  };
}

export async function readOffer(db: Db, id: string): Promise<LapsedOffer | undefined> {
  const row = await db
    .selectFrom('offers')
    .innerJoin('consultations', 'consultations.id', 'offers.consultation_id')
    .selectAll('offers')
    .select('consultations.number')
    .where('offers.id', '=', plainText(id))
    .executeTakeFirst();
  return row && { ...toOffer(row), number: row.number };
}

export async function readShown(
  db: Db,
  chat: ResidentId,
  channelMessageId: string,
): Promise<ConsultationId | undefined> {
  const row = await db
    .selectFrom('messages')
    .select('consultation_id')
    .where('resident_id', '=', chat)
    .where('channel_message_id', '=', plainText(channelMessageId))
    .where('direction', '=', 'out')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.consultation_id ?? undefined;
}

export async function readSent(
  db: Db,
  chat: ResidentId,
  channelMessageId: string,
): Promise<ConsultationId | undefined> {
  const row = await db
    .selectFrom('messages')
    .innerJoin('relays', 'relays.source_id', 'messages.id')
    .select('relays.consultation_id')
    .where('messages.resident_id', '=', chat)
    .where('messages.channel_message_id', '=', plainText(channelMessageId))
    .where('messages.direction', '=', 'in')
    .orderBy('messages.seq')
    .limit(1)
    .executeTakeFirst();
  return row?.consultation_id;
}

export async function readMessage(
  db: Db,
  chat: ResidentId,
  id: MessageId,
): Promise<StoredMessage | undefined> {
  const row = await db
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', plainText(id) as MessageId)
    .where('resident_id', '=', chat)
    .executeTakeFirst();
  return row && (await toMessages(db, [row]))[0];
}
