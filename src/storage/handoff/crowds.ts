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
    .select(['sightings.name', 'sightings.at', 'consultations.number'])
    .select(['consultations.area_id', 'consultations.resident_id'])
    .where('sightings.at', '>=', since.toISOString())
    .where('sightings.name', 'in', often)
    .orderBy('sightings.name')
    .orderBy('sightings.at')
    .orderBy('consultations.number')
    .execute();
  return [...Map.groupBy(rows, (row) => row.name)].map(([name, found]) => {
    const arrivals = new Map<string, string>();
    for (const row of found) if (!arrivals.has(row.resident_id)) arrivals.set(row.resident_id, row.at);
    return {
      name,
      numbers: [...new Set(found.map((row) => row.number))],
      areas: found.flatMap((row) => row.area_id ?? []),
      arrivals: [...arrivals.values()].map((at) => new Date(at)),
      newest: new Date(found.at(-1)!.at),
    };
  });
}
