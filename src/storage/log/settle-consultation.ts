import type { Insertable, Selectable } from 'kysely';
import type { ConsultationChanges, TurnResult } from '../../consultation/records.ts';
import type { ConsultationEvent, Outcome } from '../../consultation/states.ts';
import type {
  ConsultationEventTable,
  ConsultationTable,
  HandoffRequestTable,
  ResidentTable,
  TurnTable,
} from '../schema.ts';
import type { Db, Store } from '../store.ts';
import { changeState } from './change-state.ts';
import { currentConsultation, lockConsultation } from './current-consultation.ts';
import { handoffRow } from './handoff-row.ts';
import { newConsultation } from './new-consultation.ts';

type Row = Selectable<ConsultationTable>;

/** What has been decided about the turn's consultation and is then written at one go. */
interface Settling {
  events: Insertable<ConsultationEventTable>[];
  /** What could not be done as asked; kept with the turn's record. */
  notes: string[];
  now: Date;
}

/**
 * The consultation the turn belongs to, with everything the result changes about it, written. A refused event
 * is noted and leaves the state as it is. A call for a person always ends in the queue: it opens a consultation
 * where there is none, and raises `call-person` where the result names no event.
 */
export async function settleConsultation(
  store: Store,
  tx: Db,
  turn: Selectable<TurnTable>,
  resident: Selectable<ResidentTable>,
  result: TurnResult,
  now: Date,
): Promise<{ consultation: Row | undefined; notes: string[] }> {
  const settling: Settling = { events: [], notes: [], now };
  const wanted = result.consultation;
  const callsPerson = result.handoff !== undefined;
  if (wanted.use === 'none' && !callsPerson) return { consultation: undefined, notes: [] };

  const current = await currentOf(store, tx, turn);
  if (wanted.use === 'new' && current) await close(tx, settling, current, wanted.closing);
  if (wanted.use === 'current' && !current && !callsPerson) {
    settling.notes.push('no current consultation');
    return { consultation: undefined, notes: settling.notes };
  }
  const opened = wanted.use === 'new' || !current ? await newConsultation(tx, resident, now) : undefined;
  if (opened) settling.events.push(opened.event);
  const changes: ConsultationChanges = wanted.use === 'none' ? {} : (wanted.changes ?? {});
  const event = changes.event ?? (callsPerson ? 'call-person' : undefined);
  const row = change(settling, (opened?.row ?? current)!, { ...changes, event }, resident);

  if (opened) await tx.insertInto('consultations').values(row).execute();
  else await save(tx, row);
  if (settling.events.length > 0) {
    await tx.insertInto('consultation_events').values(settling.events).execute();
  }
  const request = requestOf(turn, row, result, event, now);
  if (request) await tx.insertInto('handoff_requests').values(request).execute();
  return { consultation: row, notes: settling.notes };
}

/** The one the flow was given when it took the turn, else what has become current since. Locked. */
export async function currentOf(store: Store, tx: Db, turn: Selectable<TurnTable>): Promise<Row | undefined> {
  const id = turn.consultation_id ?? (await currentConsultation(tx, turn))?.id;
  return id === undefined ? undefined : lockConsultation(tx, id, store.dialect.rowLocks);
}

/** Without a word on how it ended, one that a person is called to or has stays theirs. */
async function close(tx: Db, settling: Settling, row: Row, closing: Outcome | undefined): Promise<void> {
  if (closing === undefined && row.state !== 'open') return;
  const outcome = closing ?? row.outcome ?? 'answered-by-bot';
  const closed = changeState(row, 'close', { by: 'bot', now: settling.now, outcome });
  if (!closed) return;
  settling.events.push(closed.event);
  await save(tx, closed.row);
}

function change(
  settling: Settling,
  row: Row,
  changes: Omit<ConsultationChanges, 'event'> & { event: ConsultationEvent | undefined },
  resident: Selectable<ResidentTable>,
): Row {
  const { event, outcome, flags = [] } = changes;
  const changed = event && changeState(row, event, { by: 'bot', now: settling.now, outcome });
  if (event && !changed) settling.notes.push(`event ${event} refused in state ${row.state}`);
  if (changed) settling.events.push(changed.event);
  const after = changed ? changed.row : row;
  return {
    ...after,
    topic: changes.topic ?? after.topic,
    kind: changes.kind ?? after.kind,
    urgency: changes.urgency ?? after.urgency,
    // The outcome that came with a refused event says how something ended that did not.
    outcome: event && !changed ? after.outcome : (outcome ?? after.outcome),
    area_id: after.area_id ?? resident.area_id,
    flags: JSON.stringify([...new Set([...(JSON.parse(after.flags) as string[]), ...flags])]),
    last_at: settling.now.toISOString(),
  };
}

async function save(tx: Db, row: Row): Promise<void> {
  const {
    id,
    number: _number,
    resident_id: _resident,
    opened_at: _opened,
    channel: _channel,
    ...fields
  } = row;
  await tx.updateTable('consultations').set(fields).where('id', '=', id).execute();
}

/** A person called without particulars still gets a request, so that the queue shows everybody who waits. */
function requestOf(
  turn: Selectable<TurnTable>,
  row: Row,
  result: TurnResult,
  event: ConsultationEvent | undefined,
  now: Date,
): Insertable<HandoffRequestTable> | undefined {
  if (result.handoff) return handoffRow(turn.id, row.id, result.handoff, now);
  if (event !== 'call-person' || row.state !== 'queued') return undefined;
  const reason = result.record.handoffReason ?? 'asked';
  const request = { reason, wish: '', urgency: row.urgency, who: '', promise: '', due: now };
  return handoffRow(turn.id, row.id, request, now);
}
