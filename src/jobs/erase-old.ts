import type { ConsultationLog } from '../consultation/records.ts';
import type { Clock } from '../core/clock.ts';

/** Erases transcripts of consultations closed `months` calendar months ago or longer. */
export async function eraseOld(log: ConsultationLog, clock: Clock, months: number): Promise<number> {
  const now = clock.now();
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - months);
  return log.eraseOld(before, now);
}
