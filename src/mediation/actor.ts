import type { PersonId, ResidentId } from '../core/ids.ts';
import { areaChain, type Directory } from '../knowledge/directory.ts';
import type { MediationCase, Party } from './case.ts';

/** Who acts on a case. */
export type Actor =
  | { kind: 'resident'; resident: ResidentId }
  | { kind: 'person'; person: PersonId }
  | { kind: 'system' };

/** What somebody is to a case. One may be several things: a clerk who also mediates. */
export type Part = 'party' | 'mediator' | 'offered' | 'staff' | 'system';

export function partyOf(c: MediationCase, actor: Actor): Party | undefined {
  return actor.kind === 'resident' ? c.parties.find((p) => p.resident === actor.resident) : undefined;
}

export function partsOf(c: MediationCase, actor: Actor, directory: Directory): Part[] {
  if (actor.kind === 'system') return ['system'];
  if (actor.kind === 'resident') return partyOf(c, actor) ? ['party'] : [];
  const { person } = actor;
  const offered = c.offers.some(
    (o) => o.person === person && (o.state === 'offered' || o.state === 'lapsed'),
  );
  return [
    ...(c.mediators.includes(person) ? (['mediator'] as const) : []),
    ...(offered ? (['offered'] as const) : []),
    ...(isStaffOf(c, person, directory) ? (['staff'] as const) : []),
  ];
}

/** Clerks of the case's area, or of one above it. */
function isStaffOf(c: MediationCase, person: PersonId, directory: Directory): boolean {
  const found = directory.people.find((p) => p.id === person);
  if (found?.role !== 'staff') return false;
  return areaChain(directory, c.area).some((area) => found.areas.includes(area.id));
}

/** As events and the audit log write it. */
export function nameOfActor(c: MediationCase, actor: Actor): string {
  if (actor.kind === 'person') return actor.person;
  if (actor.kind === 'system') return 'system';
  const party = partyOf(c, actor);
  return party ? `party:${party.position}` : 'resident';
}
