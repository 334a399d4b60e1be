import { sql } from 'kysely';
import type { StoredMessage } from '../../consultation/records.ts';
import type { Reply } from '../../contracts/reply.ts';
import type { ConsultationId, PersonId } from '../../core/ids.ts';
import { newId } from '../../core/ids.ts';
import { lockConsultation } from '../log/current-consultation.ts';
import type { Db, Store } from '../store.ts';
import { endHold, heldBy } from './holds.ts';
import { move } from './move.ts';
import { sayIn } from './say.ts';

/**
 * Everything a person holds goes back to the queue with its story, and their open cards are withdrawn: they went on
 * leave or left. Each resident is told. Gives what was said.
 */
export async function giveBackAll(
  store: Store,
  tx: Db,
  person: PersonId,
  toResident: (number: string) => Reply,
  now: Date,
): Promise<{ matters: number; said: StoredMessage[] }> {
  await tx
    .updateTable('offers')
    .set({ state: 'withdrawn', ended_at: now.toISOString() })
    .where('person_id', '=', person)
    .where('state', '=', sql.lit('offered' as const))
    .execute();
  const held = await heldBy(tx, person);
  const said: StoredMessage[] = [];
  for (const id of held) {
    const row = await lockConsultation(tx, id, store.dialect.rowLocks);
    await endHold(tx, id, 'left', now);
    if (!(await move(tx, row, 'return', { by: person, now }))) continue;
    await askAgain(tx, id, now);
    said.push(
      ...(await sayIn(store, tx, row.resident_id, {
        consultation: id,
        replies: [toResident(row.number)],
        author: 'system',
        now,
      })),
    );
  }
  return { matters: held.length, said };
}

/** The newest request stands again from now: the queue and the promise go on from there. */
export async function askAgain(tx: Db, consultation: ConsultationId, now: Date): Promise<void> {
  const newest = await tx
    .selectFrom('handoff_requests')
    .selectAll()
    .where('consultation_id', '=', consultation)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return;
  await tx
    .insertInto('handoff_requests')
    .values({ ...newest, id: newId(now.getTime()), at: now.toISOString() })
    .execute();
}
