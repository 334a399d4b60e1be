import type { AreaId, PersonId } from '../core/ids.ts';
import { areaChain, type Directory, type DirectoryPerson } from '../knowledge/directory.ts';
import type { Who } from './rights.ts';

/** The areas and all that lie under them, in the directory's order. */
export function areasUnder(directory: Directory, areas: readonly AreaId[]): AreaId[] {
  const tops = new Set(areas);
  return directory.areas
    .filter(({ id }) => areaChain(directory, id).some((above) => tops.has(above.id)))
    .map(({ id }) => id);
}

/** A person of the directory as rights see them; undefined: not in it (any more). */
export function whoIs(directory: Directory, person: PersonId): Who | undefined {
  const found = directory.people.find(({ id }) => id === person);
  return found && whoOf(directory, found);
}

export function whoOf(
  directory: Directory,
  { id, role, areas }: Pick<DirectoryPerson, 'id' | 'role' | 'areas'>,
): Who {
  const kinds = directory.areas.filter((area) => areas.includes(area.id)).map((area) => area.kind);
  return {
    person: id,
    role,
    areas: areasUnder(directory, areas),
    street: kinds.some((kind) => kind === 'street' || kind === 'district'),
  };
}
