import type { Lists } from './lists.ts';

/** Whoever leaves is on duty nowhere any more. An exception that put them in stays, so that the usual shift does not come back unasked. */
export function withoutPerson(lists: Lists, id: string): Lists {
  return {
    ...lists,
    weekly: lists.weekly.filter(({ person }) => person !== id),
    exceptions: lists.exceptions.map((exception) => {
      if (exception.person !== id) return exception;
      const { person: _, from: _from, to: _to, ...rest } = exception;
      return rest;
    }),
    rooms: lists.rooms.map((room) => ({
      ...room,
      mediators: room.mediators.filter((mediator) => mediator !== id),
    })),
  };
}
