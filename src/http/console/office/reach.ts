import type { AreaId } from '../../../core/ids.ts';
import { areaChain, type Directory, type DirectoryPerson } from '../../../knowledge/directory.ts';
import { type Action, inAreas, scopeOf, type Who } from '../../../staff/rights.ts';

/** Reading ends at one's own areas; who may write everywhere also reads everywhere. */
function readsAll(who: Who, write: Action): boolean {
  return scopeOf(who.role, write) === 'all';
}

export const readableAreas = (who: Who, directory: Directory): AreaId[] =>
  directory.areas.map(({ id }) => id).filter((id) => readsAll(who, 'roster.write') || who.areas.includes(id));

/** Whoever answers for one of the reader's areas: serving it, what lies in it or what it lies in. */
export function readablePeople(who: Who, directory: Directory): DirectoryPerson[] {
  if (readsAll(who, 'people.write')) return [...directory.people];
  const near = new Set([
    ...who.areas,
    ...who.areas.flatMap((id) => areaChain(directory, id).map((area) => area.id)),
  ]);
  return directory.people.filter(({ areas }) => areas.some((id) => near.has(id)));
}

export const mayPlan = (who: Who, area: AreaId): boolean => {
  const scope = scopeOf(who.role, 'roster.write');
  return scope === 'all' || (scope === 'area' && inAreas(who, area));
};
