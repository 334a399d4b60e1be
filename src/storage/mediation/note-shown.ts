import type { StoredMessage } from '../../consultation/records.ts';
import { readKey } from '../../mediation/case-key.ts';
import { personAt } from '../handoff/desks.ts';
import { writeAudit } from '../log/audit.ts';
import type { Db } from '../store.ts';

/** Replies that show something of a case: found again by erasure and unbinding; read at a desk, they are in the audit log. */
export async function noteShown(
  tx: Db,
  key: string,
  replies: readonly StoredMessage[],
  now: Date,
): Promise<void> {
  const [first] = replies;
  if (!first) return;
  const { year, serial } = readKey(key) ?? { year: 0, serial: 0 };
  const row = await tx
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('year', '=', year)
    .where('serial', '=', serial)
    .executeTakeFirst();
  if (!row) return;
  for (const { id } of replies) {
    await tx
      .insertInto('case_copies')
      .values({ message_id: id, case_id: row.id, case_message_id: null })
      .execute();
  }
  const person = await personAt(tx, first.resident);
  if (person) await writeAudit(tx, { actor: person, action: 'mediation.read', subject: row.number }, now);
}
