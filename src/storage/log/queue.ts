import type { QueueItem } from '../../consultation/records.ts';
import { URGENCIES } from '../../consultation/triage/triage.ts';
import type { ConsultationId } from '../../core/ids.ts';
import { toConsultation } from '../rows/consultation.ts';
import { read, type Store } from '../store.ts';
import { toHandoffRequest } from './handoff-row.ts';

/**
 * Each with its newest request; urgent before less urgent, then who has waited longest since first calling.
 * Reads the queued consultations by their index and every request made in them.
 */
export function queue(store: Store): Promise<QueueItem[]> {
  return read(store, async (db) => {
    const queued = db.selectFrom('consultations').where('state', '=', 'queued');
    const consultations = await queued.selectAll().execute();
    const requests = await db
      .selectFrom('handoff_requests')
      .selectAll()
      .where('consultation_id', 'in', queued.select('id'))
      .orderBy('at')
      .orderBy('id')
      .execute();
    const byConsultation = Map.groupBy(requests, (request) => request.consultation_id as ConsultationId);
    return consultations
      .flatMap((row) => {
        const made = byConsultation.get(row.id);
        if (!made) return [];
        const consultation = toConsultation(row);
        const request = toHandoffRequest(made.at(-1)!);
        const urgency = Math.max(URGENCIES.indexOf(row.urgency), URGENCIES.indexOf(request.urgency));
        return [{ item: { consultation, request }, urgency, since: made[0]!.at }];
      })
      .sort((a, b) => b.urgency - a.urgency || (a.since < b.since ? -1 : 1))
      .map(({ item }) => item);
  });
}
