import type { Selectable } from 'kysely';
import { newId, type ResidentId } from '../../core/ids.ts';
import { erasePartyData } from '../mediation/erase-party.ts';
import type { ResidentTable, TurnTable } from '../schema.ts';
import type { Db, Store } from '../store.ts';
import { TO_DO_TURNS } from '../unsettled.ts';
import { writeAudit } from './audit.ts';
import { changeState } from './change-state.ts';
import { eraseNotes, eraseWords } from './erase-words.ts';

/**
 * Takes out what the resident said, what was answered, and who they are. Consultations stay with number, topic,
 * area, channel, outcome and dates, so every count survives. Cost: proportional to the resident's own rows.
 */
export async function eraseResident(
  store: Store,
  tx: Db,
  turn: Selectable<TurnTable>,
  resident: Selectable<ResidentTable>,
  now: Date,
): Promise<void> {
  const moved = await startAnew(tx, turn, resident, now);
  const matters = tx.selectFrom('consultations').select('id').where('resident_id', '=', resident.id);
  // Also what was passed on to a person's desk.
  await eraseWords(
    tx,
    tx
      .selectFrom('messages')
      .select('id')
      .where((eb) => eb.or([eb('resident_id', '=', resident.id), eb('consultation_id', 'in', matters)])),
  );
  await eraseNotes(tx, matters);
  // Nobody is left to be asked or reminded.
  await tx
    .updateTable('appointments')
    .set({ state: 'cancelled' })
    .where('consultation_id', 'in', matters)
    .where('state', 'in', ['offered', 'accepted', 'change-asked'])
    .execute();
  await tx
    .deleteFrom('follow_ups')
    .where('consultation_id', 'in', matters)
    .where('sent_at', 'is', null)
    .execute();
  await tx.deleteFrom('awaited_words').where('chat_id', '=', resident.id).execute();
  await closeWaiting(store, tx, resident.id, now);
  await erasePartyData(store, tx, resident.id, now);
  if (moved === undefined) {
    await tx.updateTable('residents').set(erasedFields(now)).where('id', '=', resident.id).execute();
  }
  await writeAudit(tx, { actor: 'resident', action: 'resident.erased', subject: resident.id }, now);
}

function erasedFields(now: Date) {
  return {
    address_hash: null,
    address_sealed: null,
    name_sealed: null,
    area_id: null,
    erased_at: now.toISOString(),
  };
}

/**
 * What was said after the wish to be erased, and is not answered yet, is the first of a new record: it moves to
 * a new resident at the same address, numbered from 1. Gives that resident; undefined when nothing waits.
 */
async function startAnew(
  tx: Db,
  turn: Selectable<TurnTable>,
  resident: Selectable<ResidentTable>,
  now: Date,
): Promise<ResidentId | undefined> {
  const later = await tx
    .selectFrom('turns')
    .select(['id', 'message_id'])
    .where('resident_id', '=', resident.id)
    .where('seq', '>', turn.seq)
    .where('state', 'in', TO_DO_TURNS)
    .orderBy('seq')
    .execute();
  if (later.length === 0) return undefined;
  // First the old row gives the address up: it is unique.
  await tx.updateTable('residents').set(erasedFields(now)).where('id', '=', resident.id).execute();
  const id = newId<'ResidentId'>(now.getTime()) as ResidentId;
  await tx
    .insertInto('residents')
    .values({ ...resident, id, area_id: null, last_seq: later.length, created_at: now.toISOString() })
    .execute();
  for (const [index, { id: turnId, message_id }] of later.entries()) {
    const place = { resident_id: id, seq: index + 1, consultation_id: null };
    await tx
      .updateTable('messages')
      .set({ ...place, original_id: null })
      .where('id', '=', message_id)
      .execute();
    await tx.updateTable('turns').set(place).where('id', '=', turnId).execute();
  }
  return id;
}

/** Nobody is left to answer or to call back; what a person has in hand (held, mediating) stays theirs to end. */
async function closeWaiting(store: Store, tx: Db, resident: ResidentId, now: Date): Promise<void> {
  const rows = await tx
    .selectFrom('consultations')
    .selectAll()
    .where('resident_id', '=', resident)
    .where('state', 'in', ['open', 'queued'])
    .$if(store.dialect.rowLocks, (query) => query.forUpdate())
    .execute();
  for (const row of rows) {
    const closed = changeState(row, 'close', { by: 'resident', now, outcome: row.outcome ?? 'withdrawn' });
    if (!closed) continue;
    const { state, outcome, closed_at } = closed.row;
    await tx
      .updateTable('consultations')
      .set({ state, outcome, closed_at })
      .where('id', '=', row.id)
      .execute();
    await tx.insertInto('consultation_events').values(closed.event).execute();
  }
}
