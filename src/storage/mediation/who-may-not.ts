import { sql } from 'kysely';
import type { PersonId } from '../../core/ids.ts';
import type { Db } from '../store.ts';
import { conflictsOf } from './conflicts.ts';

/** Who must step back from this case, and who cannot be given anything now. */
export async function whoMayNot(
  tx: Db,
  ...about: Parameters<typeof conflictsOf> extends [Db, ...infer Rest] ? Rest : never
): Promise<{ conflicts: PersonId[]; away: PersonId[] }> {
  return { conflicts: await conflictsOf(tx, ...about), away: await unavailable(tx) };
}

/** On leave, or shut out. */
export async function unavailable(tx: Db): Promise<PersonId[]> {
  const onLeave = await tx.selectFrom('desks').select('person_id').where('away', '=', 1).execute();
  return [...onLeave.map((row) => row.person_id), ...(await shutOut(tx))];
}

/** Their account was closed, and no Telegram chat is their desk: as if they had left. */
export async function shutOut(tx: Db): Promise<PersonId[]> {
  const rows = await tx
    .selectFrom('accounts')
    .leftJoin('desks', 'desks.person_id', 'accounts.person_id')
    .select('accounts.person_id')
    .where('accounts.disabled', '=', 1)
    .where('desks.person_id', 'is', sql.lit(null))
    .execute();
  return rows.map((row) => row.person_id);
}
