import type { Selectable } from 'kysely';
import type { StoredMessage, TurnResult } from '../../consultation/records.ts';
import type { AreaId, ConsultationId, ResidentId, TurnId } from '../../core/ids.ts';
import { deleteDoomedFiles } from '../doomed-files.ts';
import { personAt } from '../handoff/desks.ts';
import { lockParties } from '../handoff/lock-parties.ts';
import { carryOut } from '../handoff/orders/carry-out.ts';
import { speakerOf } from '../handoff/topics.ts';
import { setMode } from '../mediation/modes.ts';
import { noteShown } from '../mediation/note-shown.ts';
import { plainText } from '../plain-text.ts';
import type { ResidentTable, TurnTable } from '../schema.ts';
import { type Db, type Store, transaction } from '../store.ts';
import { setAwaited } from './awaited.ts';
import { eraseResident } from './erase-resident.ts';
import { withoutPersonal } from './erase-words.ts';
import { currentOf, settleConsultation } from './settle-consultation.ts';
import { storeReplies } from './store-replies.ts';

/**
 * Everything the turn changed, at once. Locks in this order, the same everywhere: turn, residents by id, consultation,
 * year's counter. A usual answer is about ten statements.
 */
export async function finishTurn(
  store: Store,
  id: TurnId,
  worker: string,
  given: TurnResult,
  now: Date,
): Promise<StoredMessage[] | false> {
  const replies = await transaction(store, async (tx) => {
    const turn = await heldTurn(store, tx, id, worker, now);
    if (!turn) return false;
    if (store.dialect.rowLocks) await lockParties(tx, turn, given);
    const resident = await lockResident(store, tx, turn, given.area);
    const state = (given.ifHeld || given.silentIfHeld) && (await currentOf(store, tx, turn))?.state;
    if (given.record.path === 'held' && state !== 'held' && state !== 'mediating') {
      await putBack(tx, id, now);
      return [];
    }
    const result = state === 'held' ? passedOn(given) : given;
    const { consultation, notes } = await settleConsultation(store, tx, turn, resident, result, now);
    if (result.erase) await eraseResident(store, tx, turn, resident, now);
    const actor = result.order && {
      chat: turn.resident_id,
      person: (await speakerOf(tx, turn.message_id)) ?? (await personAt(tx, turn.resident_id)),
      message: turn.message_id,
    };
    const at = actor && { store, tx, actor, current: consultation?.id, now };
    const done = at && (await carryOut(at, result.order!));
    if (result.leavesMediation) await setMode(store, tx, turn.resident_id, null, now);
    if (done?.told.why) notes.push(`${result.order!.type}: ${done.told.why}`);
    // Numbered after whatever the order said in this same chat.
    const answered = {
      turn: id,
      resident: result.order ? { ...resident, last_seq: await lastSeq(tx, resident.id) } : resident,
      consultation: consultation?.id,
      replies: result.replies(consultation?.number, done?.told),
      now,
    };
    const replied = await storeReplies(tx, answered);
    if (result.ofCase) await noteShown(tx, result.ofCase, replied, now);
    const stored = [...replied, ...(done?.said ?? [])];
    if (consultation) {
      await tx
        .updateTable('messages')
        .set({ consultation_id: consultation.id })
        .where('id', '=', turn.message_id)
        .execute();
    }
    if (consultation && result.opponents && !result.erase)
      await storeSightings(tx, consultation.id, result.opponents, now);
    if (result.awaits !== undefined) await setAwaited(tx, turn.resident_id, result.awaits);
    if (result.citations.length > 0) await storeCitations(tx, id, result);
    if (result.feedback) notes.push(...(await storeFeedback(tx, turn, result.feedback, now)));
    const record = result.erase ? withoutPersonal(result.record) : result.record;
    await tx
      .updateTable('turns')
      .set({
        state: record.path === 'failed' ? 'failed' : 'done',
        consultation_id: consultation?.id ?? null,
        lease_owner: null,
        record: JSON.stringify(
          notes.length === 0 ? record : { ...record, notes: [...(record.notes ?? []), ...notes] },
        ),
        finished_at: now.toISOString(),
      })
      .where('id', '=', id)
      .execute();
    return stored;
  });
  if (replies && given.erase) await deleteDoomedFiles(store);
  return replies;
}

/** A person took the matter over while the flow was at it: the message is theirs, and only an emergency's script goes out. */
function passedOn(result: TurnResult): TurnResult {
  if (result.silentIfHeld) {
    const { handoff: _handoff, silentIfHeld: said, ...rest } = result;
    return { ...rest, replies: () => [said], citations: [], consultation: { use: 'current' } };
  }
  const order = result.ifHeld;
  if (!order) return result;
  if (result.record.path === 'emergency') return { ...result, order };
  const { handoff: _handoff, ...rest } = result;
  const record = { ...result.record, path: 'held' as const };
  return { ...rest, record, replies: () => [], citations: [], consultation: { use: 'current' }, order };
}

/** The flow kept silent for a person who has let go since: it is asked again, with the state as it is now. */
async function putBack(tx: Db, id: TurnId, now: Date): Promise<void> {
  await tx
    .updateTable('turns')
    .set({ state: 'pending', due_at: now.toISOString(), lease_owner: null })
    .where('id', '=', id)
    .execute();
}

async function lastSeq(tx: Db, resident: ResidentId): Promise<number> {
  const row = await tx
    .selectFrom('residents')
    .select('last_seq')
    .where('id', '=', resident)
    .executeTakeFirstOrThrow();
  return row.last_seq;
}

function heldTurn(
  store: Store,
  tx: Db,
  id: TurnId,
  worker: string,
  now: Date,
): Promise<Selectable<TurnTable> | undefined> {
  return tx
    .selectFrom('turns')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'working')
    .where('lease_owner', '=', worker)
    .where('due_at', '>', now.toISOString())
    .$if(store.dialect.rowLocks, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** Locked until the commit: replies are numbered under this lock. */
async function lockResident(
  store: Store,
  tx: Db,
  turn: Selectable<TurnTable>,
  area: AreaId | undefined,
): Promise<Selectable<ResidentTable>> {
  if (area !== undefined) {
    await keepArea(tx, area);
    await tx.updateTable('residents').set({ area_id: area }).where('id', '=', turn.resident_id).execute();
  }
  return tx
    .selectFrom('residents')
    .selectAll()
    .where('id', '=', turn.resident_id)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
}

/** A community that the directory does not list (any more) is kept under its id: the choice is not lost. */
async function keepArea(tx: Db, id: AreaId): Promise<void> {
  await tx
    .insertInto('areas')
    .values({ id, parent_id: null, level: 'community', name: id, active: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

async function storeSightings(
  tx: Db,
  consultation: ConsultationId,
  names: readonly string[],
  now: Date,
): Promise<void> {
  await tx
    .insertInto('sightings')
    .values(
      names.map((name) => ({ consultation_id: consultation, name: plainText(name), at: now.toISOString() })),
    )
    .onConflict((conflict) => conflict.columns(['name', 'consultation_id']).doNothing())
    .execute();
}

async function storeCitations(tx: Db, turn: TurnId, { citations }: TurnResult): Promise<void> {
  await tx
    .insertInto('citations')
    .values(
      citations.map((citation, position) => ({
        turn_id: turn,
        position,
        passage_id: citation.passageId,
        kind: citation.kind,
        statute: citation.statute ?? null,
        article: citation.article ?? null,
        version_id: citation.versionId ?? null,
      })),
    )
    .execute();
}

/** Only about the resident's own turns: the turn's id comes from a button, which anyone could forge. */
async function storeFeedback(
  tx: Db,
  turn: Selectable<TurnTable>,
  feedback: { turn: TurnId; useful: boolean },
  now: Date,
): Promise<string[]> {
  const about = await tx
    .selectFrom('turns')
    .select('id')
    .where('id', '=', feedback.turn)
    .where('resident_id', '=', turn.resident_id)
    .executeTakeFirst();
  if (!about) return ['feedback on no turn of this resident'];
  const values = { useful: feedback.useful ? 1 : 0, at: now.toISOString() };
  await tx
    .insertInto('feedback')
    .values({ turn_id: about.id, ...values })
    .onConflict((conflict) => conflict.column('turn_id').doUpdateSet(values))
    .execute();
  return [];
}
