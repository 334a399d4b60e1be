import type { Expression, SqlBool } from 'kysely';
import type { PersonId, ResidentId } from '../../core/ids.ts';
import type { MediationCase } from '../../mediation/case.ts';
import { keyOf } from '../../mediation/case-key.ts';
import type { RoomMessage } from '../../mediation/decision.ts';
import type { CaseFilter, CaseHistoryItem } from '../../mediation/ports.ts';
import { plainText } from '../plain-text.ts';
import type { Db, Store } from '../store.ts';
import { opened, readCase } from './load-case.ts';

export async function readCasesOf(
  store: Store,
  db: Db,
  who: { resident: ResidentId } | { person: PersonId },
): Promise<MediationCase[]> {
  const query = db.selectFrom('cases').selectAll().orderBy('applied_at', 'desc').limit(30);
  const rows = await ('resident' in who
    ? query.where('id', 'in', (eb) =>
        eb.selectFrom('parties').select('case_id').where('resident_id', '=', who.resident),
      )
    : query.where('state', '!=', 'archived').where('mediators', 'like', `%${JSON.stringify(who.person)}%`)
  ).execute();
  return Promise.all(rows.map((row) => readCase(store, db, row)));
}

/** A page of the ledger, the newest first. */
export async function listCases(
  store: Store,
  db: Db,
  filter: CaseFilter,
): Promise<{ total: number; cases: MediationCase[] }> {
  const found = db.selectFrom('cases').where((eb) => {
    const all: Expression<SqlBool>[] = [];
    const reach: Expression<SqlBool>[] = [];
    if (filter.areas)
      reach.push(filter.areas.length ? eb('area_id', 'in', [...filter.areas]) : eb.lit(false));
    if (filter.person) {
      reach.push(
        eb('mediators', 'like', `%${JSON.stringify(filter.person)}%`),
        eb(
          'id',
          'in',
          eb
            .selectFrom('case_offers')
            .select('case_id')
            .where('person_id', '=', filter.person)
            .where('state', 'in', ['offered', 'lapsed']),
        ),
      );
    }
    if (reach.length) all.push(eb.or(reach));
    if (filter.states?.length) all.push(eb('state', 'in', [...filter.states]));
    if (filter.sources?.length) all.push(eb('source', 'in', [...filter.sources]));
    if (filter.disputeType) all.push(eb('dispute_type', '=', filter.disputeType as never));
    if (filter.room) all.push(eb('room', '=', filter.room));
    if (filter.from) all.push(eb('applied_at', '>=', filter.from.toISOString()));
    if (filter.until) all.push(eb('applied_at', '<', filter.until.toISOString()));
    if (filter.mediator) all.push(eb('mediators', 'like', `%${JSON.stringify(filter.mediator)}%`));
    if (filter.within)
      all.push(filter.within.length ? eb('area_id', 'in', [...filter.within]) : eb.lit(false));
    if (filter.overdueAt)
      all.push(eb('ended_at', 'is', null), eb('due_at', '<', filter.overdueAt.toISOString()));
    if (filter.search) all.push(eb('number', 'like', `%${plainText(filter.search)}%`));
    return eb.and(all);
  });
  const { total } = await found.select((eb) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy('applied_at', 'desc')
    .orderBy('serial', 'desc')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { total: Number(total), cases: await Promise.all(rows.map((row) => readCase(store, db, row))) };
}

export async function readRoom(
  store: Store,
  db: Db,
  { id }: Pick<MediationCase, 'id'>,
): Promise<RoomMessage[]> {
  const rows = await db
    .selectFrom('case_messages')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    byParty: row.by_party ?? undefined,
    byPerson: row.by_person ?? undefined,
    audience: row.audience as RoomMessage['audience'],
    text: opened(store, row.text_sealed) ?? '',
    files: JSON.parse(opened(store, row.files_sealed) ?? '[]') as RoomMessage['files'],
    missed: JSON.parse(row.missed ?? '[]') as RoomMessage['missed'],
    at: new Date(row.at),
  }));
}

export async function readHistory(
  store: Store,
  db: Db,
  { id }: Pick<MediationCase, 'id'>,
): Promise<CaseHistoryItem[]> {
  const rows = await db
    .selectFrom('case_events')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    event: row.event,
    from: row.from_state ?? undefined,
    to: row.to_state,
    by: row.by,
    why: opened(store, row.why_sealed),
    at: new Date(row.at),
  }));
}

export async function readPulse(db: Db, { id }: Pick<MediationCase, 'id'>): Promise<string> {
  const newest = async (table: 'case_events' | 'case_messages') => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.max('position').as('newest'))
      .where('case_id', '=', id)
      .executeTakeFirst();
    return Number(row?.newest ?? 0);
  };
  const missed = await db
    .selectFrom('case_messages')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('case_id', '=', id)
    .where('missed', 'is not', null)
    .executeTakeFirst();
  return `${await newest('case_events')}.${await newest('case_messages')}.${Number(missed?.count ?? 0)}`;
}

/** The room a message shown in a chat belongs to, or that it is a consultation's. */
export async function readShownCase(
  db: Db,
  chat: ResidentId,
  channelMessageId: string,
): Promise<{ key: string; audience: string } | 'elsewhere' | undefined> {
  const row = await db
    .selectFrom('messages')
    .leftJoin('case_copies', 'case_copies.message_id', 'messages.id')
    .leftJoin('case_messages', 'case_messages.id', 'case_copies.case_message_id')
    .leftJoin('cases', 'cases.id', 'case_messages.case_id')
    .select(['messages.consultation_id', 'cases.year', 'cases.serial', 'case_messages.audience'])
    .where('messages.resident_id', '=', chat)
    .where('messages.channel_message_id', '=', plainText(channelMessageId))
    .executeTakeFirst();
  if (row?.year != null && row.serial != null && row.audience != null)
    return { key: keyOf({ year: row.year, serial: row.serial }), audience: row.audience };
  return row?.consultation_id ? 'elsewhere' : undefined;
}
