import type { Selectable } from 'kysely';
import type { ConsultationId } from '../../core/ids.ts';
import type { Deadline } from '../../handoff/deadline.ts';
import type { Clock } from '../../handoff/ports.ts';
import { plainText } from '../plain-text.ts';
import type { ClockTable } from '../schema.ts';
import type { Db } from '../store.ts';

export function toClock(row: Selectable<ClockTable>): Clock {
  return {
    tier: row.tier,
    due: new Date(row.due_at),
    remind: new Date(row.remind_at),
    pausedAt: row.paused_at === null ? undefined : new Date(row.paused_at),
    pauseReason: row.pause_reason ?? undefined,
  };
}

/** Unless it runs already. */
export async function startClock(
  tx: Db,
  consultation: ConsultationId,
  { tier, due, remind }: Deadline,
): Promise<void> {
  await tx
    .insertInto('clocks')
    .values({
      consultation_id: consultation,
      tier,
      due_at: due.toISOString(),
      remind_at: remind.toISOString(),
      reminded_at: null,
      alerted_at: null,
      paused_at: null,
      pause_reason: null,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.column('consultation_id').doNothing())
    .execute();
}

export async function endClock(tx: Db, consultation: ConsultationId, now: Date): Promise<void> {
  await tx
    .updateTable('clocks')
    .set({ ended_at: now.toISOString() })
    .where('consultation_id', '=', consultation)
    .where('ended_at', 'is', null)
    .execute();
}

/** The clock stands, with a reason. */
export async function pauseClock(
  tx: Db,
  consultation: ConsultationId,
  reason: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('clocks')
    .set({ paused_at: now.toISOString(), pause_reason: plainText(reason) })
    .where('consultation_id', '=', consultation)
    .where('paused_at', 'is', null)
    .execute();
}

/** It goes on, with a new end; its reminder and alert are due again. */
export async function resumeClock(
  tx: Db,
  consultation: ConsultationId,
  { due, remind }: { due: Date; remind: Date },
): Promise<void> {
  await tx
    .updateTable('clocks')
    .set({
      paused_at: null,
      pause_reason: null,
      due_at: due.toISOString(),
      remind_at: remind.toISOString(),
    })
    .where('consultation_id', '=', consultation)
    .where('paused_at', 'is not', null)
    .execute();
}
