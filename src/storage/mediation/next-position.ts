import type { CaseId } from '../../mediation/case.ts';
import type { Db } from '../store.ts';

/** The next place in a case's list. Under the lock of the case's row, so without gap or double. One index look-up. */
export async function nextPosition(
  tx: Db,
  table: 'case_messages' | 'case_events',
  id: CaseId,
): Promise<number> {
  const row = await tx
    .selectFrom(table)
    .select('position')
    .where('case_id', '=', id)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.position ?? 0) + 1;
}
