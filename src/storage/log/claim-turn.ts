import type { Selectable } from 'kysely';
import type { TurnWork } from '../../consultation/records.ts';
import { personAt } from '../handoff/desks.ts';
import { speakerOf, topicAt } from '../handoff/topics.ts';
import { toConsultation } from '../rows/consultation.ts';
import { toResident } from '../rows/resident.ts';
import { toTurn } from '../rows/turn.ts';
import type { TurnTable } from '../schema.ts';
import { type Db, type Store, transaction } from '../store.ts';
import { TO_DO_TURNS } from '../unsettled.ts';
import { writeAudit } from './audit.ts';
import { readAwaited } from './awaited.ts';
import { currentConsultation } from './current-consultation.ts';
import { exchangesOf } from './exchanges.ts';
import { quotedBy } from './quoted.ts';

/**
 * The worker apologises long before. Where not even that can be stored, the turn is given up, with an audit entry, so that
 * the resident's next ones go on.
 */
const ATTEMPTS_BEFORE_GIVING_UP = 12;
const EARLIER_TURNS = 20;

/**
 * Takes the longest-waiting turn that is first in its resident's line: pending and due, or at work under a lease
 * that ran out (which counts as an attempt). Cost: an index range of turns to be done, of which those behind
 * another turn of the same resident are passed over (about 1.5 µs each); then five reads for the work.
 */
export async function claimTurn(
  store: Store,
  worker: string,
  leaseMs: number,
  now: Date,
): Promise<TurnWork | undefined> {
  return transaction(store, async (tx) => {
    for (;;) {
      const row = await firstDue(store, tx, now);
      if (!row) return undefined;
      const attempts = row.state === 'working' ? row.attempts + 1 : row.attempts;
      if (attempts >= ATTEMPTS_BEFORE_GIVING_UP) {
        await giveUp(store, tx, row, attempts, now);
        continue;
      }
      return take(store, tx, row, { attempts, worker, until: new Date(now.getTime() + leaseMs) });
    }
  });
}

function firstDue(store: Store, tx: Db, now: Date): Promise<Selectable<TurnTable> | undefined> {
  return tx
    .selectFrom('turns')
    .selectAll()
    .where('state', 'in', TO_DO_TURNS)
    .where('due_at', '<=', now.toISOString())
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('turns as ahead')
            .select('ahead.id')
            .whereRef('ahead.resident_id', '=', 'turns.resident_id')
            .whereRef('ahead.seq', '<', 'turns.seq')
            .where('ahead.state', 'in', TO_DO_TURNS),
        ),
      ),
    )
    .orderBy('due_at')
    .orderBy('seq')
    .limit(1)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate('turns').skipLocked())
    .executeTakeFirst();
}

async function take(
  store: Store,
  tx: Db,
  row: Selectable<TurnTable>,
  lease: { attempts: number; worker: string; until: Date },
): Promise<TurnWork> {
  const resident = await tx
    .selectFrom('residents')
    .selectAll()
    .where('id', '=', row.resident_id)
    .executeTakeFirstOrThrow();
  const inTopic = resident.channel === 'telegram-topic';
  const person = inTopic ? await speakerOf(tx, row.message_id) : await personAt(tx, resident.id);
  const consultation = person || inTopic ? undefined : await currentConsultation(tx, row);
  const turn = {
    ...row,
    state: 'working' as const,
    attempts: lease.attempts,
    consultation_id: consultation?.id ?? null,
  };
  await tx
    .updateTable('turns')
    .set({
      state: turn.state,
      attempts: turn.attempts,
      consultation_id: turn.consultation_id,
      lease_owner: lease.worker,
      due_at: lease.until.toISOString(),
    })
    .where('id', '=', row.id)
    .execute();
  const earlier = consultation
    ? await tx
        .selectFrom('turns')
        .selectAll()
        .where('consultation_id', '=', consultation.id)
        .where('seq', '<', row.seq)
        .where('state', 'in', ['done', 'failed'])
        .orderBy('seq', 'desc')
        .limit(EARLIER_TURNS)
        .execute()
    : [];
  const exchanges = await exchangesOf(tx, [...earlier.reverse(), turn]);
  const { message } = exchanges.pop()!;
  return {
    turn: toTurn(turn),
    resident: toResident(resident, store.cipher),
    message,
    consultation: consultation ? toConsultation(consultation) : undefined,
    earlier: exchanges,
    person,
    topic: inTopic ? await topicAt(tx, resident.id) : undefined,
    quoted: await quotedBy(tx, message),
    awaits: person ? undefined : await readAwaited(tx, resident.id),
  };
}

async function giveUp(
  store: Store,
  tx: Db,
  row: Selectable<TurnTable>,
  attempts: number,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('turns')
    .set({
      state: 'failed',
      attempts,
      lease_owner: null,
      finished_at: now.toISOString(),
      record: JSON.stringify({ path: 'failed', notes: [`given up after ${attempts} attempts`] }),
    })
    .where('id', '=', row.id)
    .execute();
  await writeAudit(
    tx,
    { actor: 'system', action: 'turn.given-up', subject: row.id, detail: `${attempts}` },
    now,
  );
  store.logger?.warn({ turn: row.id, attempts }, 'turn given up');
}
