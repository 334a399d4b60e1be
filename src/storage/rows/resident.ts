import type { Selectable } from 'kysely';
import type { Resident } from '../../consultation/records.ts';
import type { Cipher } from '../encryption.ts';
import type { ResidentTable } from '../schema.ts';

export function toResident(row: Selectable<ResidentTable>, cipher: Cipher): Resident {
  return {
    id: row.id,
    channel: row.channel,
    area: row.area_id ?? undefined,
    name: row.name_sealed === null ? undefined : cipher.open('name', row.name_sealed),
    createdAt: new Date(row.created_at),
    erasedAt: row.erased_at === null ? undefined : new Date(row.erased_at),
  };
}
