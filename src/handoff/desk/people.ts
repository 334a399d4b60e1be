import type { PersonId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { ROLE_NAMES } from '../call-back.ts';

/** How a person is spoken of; somebody no longer in the directory is still somebody. */
export function nameOf(directory: Directory, id: PersonId | undefined): { role: string; who: string } {
  const person = directory.people.find((p) => p.id === id);
  return person ? { role: ROLE_NAMES[person.role], who: person.name } : { role: '工作人员', who: '' };
}

export function personView(directory: Directory, id: PersonId) {
  const { who, role } = nameOf(directory, id);
  return { id, name: who || id, role };
}
