import type { ConsultationLog } from '../consultation/records.ts';
import type { Clock } from '../core/clock.ts';

/** Closes consultations the bot answered and nobody wrote in again for `idleHours`. */
export async function closeIdle(log: ConsultationLog, clock: Clock, idleHours: number): Promise<number> {
  const now = clock.now();
  return log.closeIdle(new Date(now.getTime() - idleHours * 3_600_000), now);
}
