import type { Selectable } from 'kysely';
import { localDate } from '../../core/dates.ts';
import { type ConsultationId, newId } from '../../core/ids.ts';
import type { ConsultationTable, ResidentTable } from '../schema.ts';
import type { Db } from '../store.ts';
import type { Change } from './change-state.ts';

/** A consultation in state `open` with the year's next number, and its first event; not yet written. */
export async function newConsultation(
  tx: Db,
  resident: Selectable<ResidentTable>,
  now: Date,
): Promise<Change> {
  const at = now.toISOString();
  const row: Selectable<ConsultationTable> = {
    id: newId<'ConsultationId'>(now.getTime()) as ConsultationId,
    number: await nextNumber(tx, now),
    resident_id: resident.id,
    channel: resident.channel,
    area_id: resident.area_id,
    topic: null,
    kind: null,
    urgency: 'normal',
    state: 'open',
    outcome: null,
    flags: '[]',
    opened_at: at,
    last_at: at,
    closed_at: null,
    words_erased_at: null,
  };
  const event = {
    id: newId(now.getTime()),
    consultation_id: row.id,
    event: 'open',
    from_state: null,
    to_state: row.state,
    by: 'bot',
    at,
  };
  return { row, event };
}

/**
 * 2026-000123, by the year in Shanghai. The counter's row stays locked until the commit and goes back with a
 * rollback: no gap, at the price that openings wait for each other.
 */
async function nextNumber(tx: Db, now: Date): Promise<string> {
  const year = localDate(now).slice(0, 4);
  const { value } = await tx
    .insertInto('sequences')
    .values({ name: `consultation-${year}`, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('sequences.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return `${year}-${String(value).padStart(6, '0')}`;
}
