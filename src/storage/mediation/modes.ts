import type { ResidentId } from '../../core/ids.ts';
import type { Db, Store } from '../store.ts';

export async function readMode(store: Store, db: Db, chat: ResidentId): Promise<string | undefined> {
  const row = await db
    .selectFrom('case_modes')
    .select('mode_sealed')
    .where('resident_id', '=', chat)
    .executeTakeFirst();
  return row && store.cipher.open('case', row.mode_sealed);
}

export async function setMode(
  store: Store,
  tx: Db,
  chat: ResidentId,
  mode: string | null,
  now: Date,
): Promise<void> {
  if (mode === null) {
    await tx.deleteFrom('case_modes').where('resident_id', '=', chat).execute();
    return;
  }
  const fields = { mode_sealed: store.cipher.seal('case', mode), at: now.toISOString() };
  await tx
    .insertInto('case_modes')
    .values({ resident_id: chat, ...fields })
    .onConflict((conflict) => conflict.column('resident_id').doUpdateSet(fields))
    .execute();
}
