import { sql } from 'kysely';
import type { RelayedFile } from '../../contracts/reply.ts';
import type { MessageId, PersonId } from '../../core/ids.ts';
import type { ListedMatter } from '../../handoff/ports.ts';
import { toHandoffRequest } from '../log/handoff-row.ts';
import { plainText } from '../plain-text.ts';
import { toConsultation } from '../rows/consultation.ts';
import { toMessages } from '../rows/message.ts';
import type { Db, Store } from '../store.ts';
import { toClock } from './clocks.ts';

/** Five small queries a matter: a person has few at a time. */
export async function readListOf(
  store: Store,
  db: Db,
  person: PersonId,
  closedSince: Date,
): Promise<ListedMatter[]> {
  const rows = await db
    .selectFrom('consultations')
    .innerJoin('residents', 'residents.id', 'consultations.resident_id')
    .selectAll('consultations')
    .select('residents.name_sealed')
    .where(({ or, and, eb, exists, selectFrom }) => {
      const holds = selectFrom('holds')
        .select('holds.id')
        .whereRef('holds.consultation_id', '=', 'consultations.id')
        .where('holds.person_id', '=', person);
      return or([
        exists(holds.where('holds.ended_at', 'is', sql.lit(null))),
        and([
          eb('consultations.closed_at', '>=', closedSince.toISOString()),
          exists(holds.where('holds.ending', '=', 'closed')),
        ]),
      ]);
    })
    .orderBy('consultations.number')
    .execute();
  const listed: ListedMatter[] = [];
  for (const { name_sealed, ...row } of rows) {
    const of = (table: 'clocks' | 'handoff_requests' | 'relays') =>
      db.selectFrom(table).where('consultation_id', '=', row.id);
    const clock = await of('clocks').selectAll('clocks').executeTakeFirst();
    const request = await of('handoff_requests')
      .selectAll('handoff_requests')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    const last = await of('relays')
      .selectAll('relays')
      .orderBy('at', 'desc')
      .orderBy('target_id', 'desc')
      .limit(1)
      .executeTakeFirst();
    listed.push({
      consultation: toConsultation(row),
      residentName: name_sealed === null ? undefined : store.cipher.open('name', name_sealed),
      clock: clock && toClock(clock),
      request: request && toHandoffRequest(request),
      last: last && { by: last.by, delivery: last.state, ...(await wordsOf(db, last)) },
    });
  }
  return listed;
}

/** When and what was written, or what the files are called. Empty: erased. */
async function wordsOf(
  db: Db,
  relay: { source_id: MessageId; at: string },
): Promise<{ at: Date; text: string }> {
  const row = await db
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', relay.source_id)
    .executeTakeFirst();
  const [message] = row ? await toMessages(db, [row]) : [];
  const { content, files = [], at = new Date(relay.at) } = message ?? {};
  const text = content?.type === 'file' ? content.caption : content && 'text' in content ? content.text : '';
  return { at, text: text || files.map(({ name }) => name).join('、') };
}

/** A file of a message in the resident's chat of this matter: their own, or one passed on to them. */
export async function readFileOf(
  db: Db,
  number: string,
  message: MessageId,
  index: number,
): Promise<RelayedFile | undefined> {
  const row = await db
    .selectFrom('messages')
    .innerJoin('consultations', 'consultations.id', 'messages.consultation_id')
    .selectAll('messages')
    .where('messages.id', '=', plainText(message) as MessageId)
    .where('consultations.number', '=', plainText(number))
    .whereRef('messages.resident_id', '=', 'consultations.resident_id')
    .executeTakeFirst();
  const [found] = row ? await toMessages(db, [row]) : [];
  if (!found) return undefined;
  return found.reply?.body.type === 'relay' ? found.reply.body.files[index] : found.files[index];
}

/** Ids grow with time, so the newest of each table says whether there is anything new; seven index ends. */
export async function readNewest(db: Db): Promise<string> {
  const newest = (
    table:
      | 'messages'
      | 'consultation_events'
      | 'offers'
      | 'notes'
      | 'drafts'
      | 'case_events'
      | 'case_messages',
  ) =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.max('id').as('id'))
      .executeTakeFirst();
  const found = await Promise.all([
    newest('messages'),
    newest('consultation_events'),
    newest('offers'),
    newest('notes'),
    newest('drafts'),
    newest('case_events'),
    newest('case_messages'),
  ]);
  return found.map((row) => row?.id ?? '').join(' ');
}
