import type { ConsultationId } from '../../core/ids.ts';
import type { Db } from '../store.ts';

/** A matter sent on to another office, as the figures count it: once an office, on the day it was first. */
export async function refer(
  tx: Db,
  consultation: ConsultationId,
  { target, by }: { target: string; by: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('referrals')
    .values({ consultation_id: consultation, target, by, at: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['consultation_id', 'target']).doNothing())
    .execute();
}
