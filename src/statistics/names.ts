import type { Directory } from '../knowledge/directory.ts';
import type { Names } from './read-figure.ts';
import { communityOf } from './scope.ts';

/** Names from the directory; what is no longer in it is shown by its id. */
export function namesOf(directory: Directory): Names {
  const areas = new Map<string, string>(directory.areas.map(({ id, name }) => [id, name]));
  const people = new Map<string, string>(directory.people.map(({ id, name }) => [id, name]));
  const rooms = new Map(directory.rooms.map(({ id, name }) => [id, name]));
  return {
    area: (id) => (id === '' ? '没有选社区' : (areas.get(id) ?? id)),
    person: (id) => people.get(id) ?? id,
    room: (id) => rooms.get(id) ?? id,
    community: (id) => (id === '' ? '' : communityOf(directory, id)),
  };
}
