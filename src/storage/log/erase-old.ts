import { type Store, transaction } from '../store.ts';
import { writeAudit } from './audit.ts';
import { eraseNotes, eraseWords } from './erase-words.ts';

/** Matters a transaction: some hundred rows each, so that others wait for milliseconds only. */
const MATTERS = 50;
const MESSAGES = 500;

/**
 * Erases what was said in consultations closed before `before`, and outside any consultation before it; counts stay.
 * One whose mediation case is not archived waits for it. Gives how many consultations.
 */
export async function eraseOld(store: Store, before: Date, now: Date): Promise<number> {
  let erased = 0;
  for (;;) {
    const batch = await eraseMatters(store, before, now);
    erased += batch;
    if (batch < MATTERS) break;
  }
  while ((await eraseLoose(store, before)) === MESSAGES);
  return erased;
}

function eraseMatters(store: Store, before: Date, now: Date): Promise<number> {
  return transaction(store, async (tx) => {
    const rows = await tx
      .selectFrom('consultations')
      .select('id')
      .where('state', '=', 'closed')
      .where('closed_at', '<', before.toISOString())
      .where('words_erased_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('cases')
              .select('cases.id')
              .whereRef('cases.consultation_id', '=', 'consultations.id')
              .where('cases.state', '!=', 'archived'),
          ),
        ),
      )
      .orderBy('closed_at')
      .limit(MATTERS)
      .$if(store.dialect.rowLocks, (query) => query.forUpdate('consultations').skipLocked())
      .execute();
    const matters = rows.map((row) => row.id);
    if (matters.length === 0) return 0;
    await eraseWords(tx, tx.selectFrom('messages').select('id').where('consultation_id', 'in', matters));
    await eraseNotes(tx, tx.selectFrom('consultations').select('id').where('id', 'in', matters));
    await tx
      .updateTable('consultations')
      .set({ words_erased_at: now.toISOString() })
      .where('id', 'in', matters)
      .execute();
    const subject = `${matters.length} consultations`;
    await writeAudit(tx, { actor: 'system', action: 'transcripts.erased', subject }, now);
    return matters.length;
  });
}

function eraseLoose(store: Store, before: Date): Promise<number> {
  return transaction(store, async (tx) => {
    const rows = await tx
      .selectFrom('messages')
      .select('id')
      .where('consultation_id', 'is', null)
      .where((eb) => eb.or([eb('content', 'is not', null), eb('reply', 'is not', null)]))
      .where('at', '<', before.toISOString())
      .orderBy('at')
      .limit(MESSAGES)
      .execute();
    const ids = rows.map((row) => row.id);
    if (ids.length > 0) await eraseWords(tx, tx.selectFrom('messages').select('id').where('id', 'in', ids));
    return ids.length;
  });
}
