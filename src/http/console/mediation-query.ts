import type { z } from 'zod';
import type { casesQuery, MediationChoices } from '../../contracts/console/mediation.ts';
import { addDays, parseLocalDate, startOfDay } from '../../core/dates.ts';
import type { PersonId } from '../../core/ids.ts';
import { areaChain, type Directory } from '../../knowledge/directory.ts';
import { DISPUTE_TYPES } from '../../knowledge/topics.ts';
import { BARRIER_TEXT } from '../../mediation/barriers.ts';
import type { CaseFilter } from '../../mediation/ports.ts';
import type { Who } from '../../staff/rights.ts';

type Filter = Omit<CaseFilter, 'areas' | 'person' | 'limit' | 'offset'>;

/** What a list of cases is asked for, without its page; what the reader may see of it is added by the service. */
export function caseFilter(
  query: Omit<z.infer<typeof casesQuery>, 'page' | 'size'>,
  directory: Directory,
  now: Date,
): Filter {
  const { from, until, state, source, area, mediator, overdue, disputeType, room, search } = query;
  const first = from === undefined ? undefined : parseLocalDate(from);
  const last = until === undefined ? undefined : parseLocalDate(until);
  return {
    ...(state ? { states: state } : {}),
    ...(source ? { sources: [source] } : {}),
    ...(first ? { from: startOfDay(first) } : {}),
    ...(last ? { until: startOfDay(addDays(last, 1)) } : {}),
    ...(disputeType ? { disputeType } : {}),
    ...(room ? { room } : {}),
    ...(mediator ? { mediator: mediator as PersonId } : {}),
    ...(area ? { within: under(directory, area) } : {}),
    ...(overdue ? { overdueAt: now } : {}),
    ...(search ? { search } : {}),
  };
}

const under = (directory: Directory, area: string) =>
  directory.areas
    .filter(({ id }) => areaChain(directory, id).some((above) => above.id === area))
    .map(({ id }) => id);

/** What filters and forms choose from: the rooms of one's areas and above, who mediates there. */
export function mediationChoices(directory: Directory, who: Who): MediationChoices {
  const reach = new Set(who.areas.flatMap((area) => areaChain(directory, area).map(({ id }) => id)));
  const rooms = directory.rooms.filter(({ area }) => reach.has(area));
  const inRooms = new Set(rooms.flatMap(({ mediators }) => mediators));
  return {
    disputeTypes: [...DISPUTE_TYPES],
    rooms: rooms.map(({ id, name }) => ({ id, name })),
    mediators: directory.people
      .filter(
        ({ id, role, areas }) => inRooms.has(id) || (role === 'mediator' && areas.some((a) => reach.has(a))),
      )
      .map(({ id, name }) => ({ id, name })),
    barriers: Object.entries(BARRIER_TEXT).map(([id, { label }]) => ({ id, name: label })),
  };
}
