import type { SelectQueryBuilder } from 'kysely';
import type { TurnRecord } from '../../consultation/records.ts';
import type { ConsultationId, MessageId } from '../../core/ids.ts';
import type { Schema } from '../schema.ts';
import type { Db } from '../store.ts';
import { UNSENT } from '../unsettled.ts';

type Messages = SelectQueryBuilder<Schema, 'messages', { id: MessageId }>;
type Matters = SelectQueryBuilder<Schema, 'consultations', { id: ConsultationId }>;

/**
 * Takes out what was said, sent and answered in these messages. Rows stay, so that every count survives. Cost:
 * proportional to the rows.
 */
export async function eraseWords(tx: Db, messages: Messages): Promise<void> {
  await eraseFiles(tx, messages);
  await tx
    .updateTable('outbox')
    .set({ state: 'dead', reason: 'erased', chat: null, address_sealed: null, lease_owner: null })
    .where('message_id', 'in', messages)
    .where('state', 'in', UNSENT)
    .execute();
  await eraseDecisions(tx, messages);
  await tx
    .updateTable('messages')
    .set({ content: null, reply: null, channel_message_id: null, update_id: null })
    .where('id', 'in', messages)
    .execute();
}

/** Takes out what people noted of these consultations in the residents' words. */
export async function eraseNotes(tx: Db, matters: Matters): Promise<void> {
  await tx.updateTable('notes').set({ text: null }).where('consultation_id', 'in', matters).execute();
  await tx.deleteFrom('sightings').where('consultation_id', 'in', matters).execute();
  await tx.updateTable('closings').set({ summary: null }).where('consultation_id', 'in', matters).execute();
  await tx.updateTable('drafts').set({ answer: null }).where('consultation_id', 'in', matters).execute();
  await tx.updateTable('appointments').set({ wish: null }).where('consultation_id', 'in', matters).execute();
  await tx.updateTable('ratings').set({ word: null }).where('consultation_id', 'in', matters).execute();
  await tx
    .updateTable('handoff_requests')
    .set({ wish: null })
    .where('consultation_id', 'in', matters)
    .execute();
}

async function eraseFiles(tx: Db, messages: Messages): Promise<void> {
  const withFiles = tx
    .selectFrom('messages')
    .select('id')
    .where('id', 'in', messages)
    .where('file_count', '>', 0);
  const files = await tx
    .selectFrom('attachments')
    .select('reference')
    .distinct()
    .where('message_id', 'in', withFiles)
    .where('reference', '!=', '')
    .execute();
  for (const { reference } of files) {
    await tx
      .insertInto('doomed_files')
      .values({ reference })
      .onConflict((conflict) => conflict.column('reference').doNothing())
      .execute();
  }
  await tx
    .updateTable('attachments')
    .set({ name: '', reference: '' })
    .where('message_id', 'in', withFiles)
    .execute();
}

async function eraseDecisions(tx: Db, messages: Messages): Promise<void> {
  const asked = tx
    .selectFrom('messages')
    .select('turn_id')
    .where('id', 'in', messages)
    .where('direction', '=', 'in');
  const turns = await tx
    .selectFrom('turns')
    .select(['id', 'record'])
    .where('id', 'in', asked)
    .where('record', 'is not', null)
    .execute();
  for (const { id, record } of turns) {
    const kept = JSON.stringify(withoutPersonal(JSON.parse(record!) as TurnRecord));
    await tx.updateTable('turns').set({ record: kept }).where('id', '=', id).execute();
  }
}

/** What may stay of a record: the decision and its cost, not the resident's words or circumstances. */
export function withoutPersonal(record: TurnRecord): TurnRecord {
  const { standalone: _standalone, facts: _facts, dropped: _dropped, notes: _notes, ...rest } = record;
  return rest;
}
