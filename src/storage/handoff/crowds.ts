import type { Crowd } from '../../handoff/ports.ts';
import type { Db } from '../store.ts';

/** Reads what was named since, in two queries; residents are counted once whatever they said how often. */
export async function readCrowds(db: Db, since: Date, several: number): Promise<Crowd[]> {
  const often = db
    .selectFrom('sightings')
    .innerJoin('consultations', 'consultations.id', 'sightings.consultation_id')
    .select('sightings.name')
    .where('sightings.at', '>=', since.toISOString())
    .groupBy('sightings.name')
    .having((eb) => eb(eb.fn.count('consultations.resident_id').distinct(), '>=', several));
  const rows = await db
    .selectFrom('sightings')
    .innerJoin('consultations', 'consultations.id', 'sightings.consultation_id')
    .select(['sightings.name', 'sightings.at', 'consultations.number', 'consultations.area_id'])
    .where('sightings.at', '>=', since.toISOString())
    .where('sightings.name', 'in', often)
    .orderBy('sightings.name')
    .orderBy('consultations.number')
    .execute();
  return [...Map.groupBy(rows, (row) => row.name)].map(([name, found]) => {
    const times = found.map((row) => row.at).sort();
    return {
      name,
      numbers: found.map((row) => row.number),
      areas: found.flatMap((row) => row.area_id ?? []),
      first: new Date(times[0]!),
      newest: new Date(times.at(-1)!),
    };
  });
}
