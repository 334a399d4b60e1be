import type { Selectable } from 'kysely';
import type { Consultation } from '../../consultation/records.ts';
import type { ConsultationTable } from '../schema.ts';

export function toConsultation(row: Selectable<ConsultationTable>): Consultation {
  return {
    id: row.id,
    number: row.number,
    resident: row.resident_id,
    channel: row.channel,
    area: row.area_id ?? undefined,
    topic: row.topic ?? undefined,
    kind: row.kind ?? undefined,
    urgency: row.urgency,
    state: row.state,
    outcome: row.outcome ?? undefined,
    openedAt: new Date(row.opened_at),
    lastAt: new Date(row.last_at),
    closedAt: row.closed_at === null ? undefined : new Date(row.closed_at),
    flags: JSON.parse(row.flags) as string[],
  };
}
