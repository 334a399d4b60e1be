import type { PersonId, ResidentId } from '../../core/ids.ts';
import type { MediationCase } from '../../mediation/case.ts';
import type { Db } from '../store.ts';

/**
 * Who may not mediate: whoever advised one of the sides in a matter of their own, other than the one the case came
 * from, and whoever is a side themselves (人民调解法第二十二条: even-handed).
 */
export async function conflictsOf(
  tx: Db,
  c: Pick<MediationCase, 'parties' | 'consultation'>,
  joining?: ResidentId,
): Promise<PersonId[]> {
  const residents = [
    ...c.parties.flatMap((p) => (p.resident ? [p.resident] : [])),
    ...(joining ? [joining] : []),
  ];
  if (residents.length === 0) return [];
  const advised = await tx
    .selectFrom('holds')
    .innerJoin('consultations', 'consultations.id', 'holds.consultation_id')
    .select('holds.person_id')
    .distinct()
    .where('consultations.resident_id', 'in', residents)
    .$if(c.consultation !== undefined, (query) => query.where('consultations.id', '!=', c.consultation!))
    .execute();
  const sides = await tx.selectFrom('desks').select('person_id').where('chat_id', 'in', residents).execute();
  return [...new Set([...advised, ...sides].map((row) => row.person_id))];
}
