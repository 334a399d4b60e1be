import type {
  DeskState,
  OfficeView,
  OnDuty,
  PersonRow,
  RoomRow,
  RosterDayView,
  RosterView,
  ServiceRow,
} from '../../../contracts/console/office.ts';
import type { LocalDate } from '../../../core/dates.ts';
import type { AreaId, PersonId } from '../../../core/ids.ts';
import { onDutyNow, type RosterDay, rosterDays } from '../../../handoff/roster-days.ts';
import type { Reachable } from '../../../handoff/route.ts';
import { areaChain, type Directory, formatHours } from '../../../knowledge/directory.ts';
import type { Problem } from '../../../knowledge/front-matter.ts';
import type { Guide } from '../../../knowledge/guide.ts';
import { listsOf } from '../../../knowledge/office/lists.ts';
import { placeKinds } from '../../../knowledge/place-kinds.ts';
import { DISPUTE_TYPES, type Topic } from '../../../knowledge/topics.ts';
import { may, type Who } from '../../../staff/rights.ts';
import { mayPlan, readableAreas, readablePeople } from './reach.ts';

export function officeView(
  who: Who,
  directory: Directory,
  topics: readonly Topic[],
  problems: readonly Problem[],
): OfficeView {
  const mine = readableAreas(who, directory);
  const shown = new Set([...mine, ...mine.flatMap((id) => areaChain(directory, id).map((area) => area.id))]);
  return {
    sample: directory.sample,
    areas: listsOf(directory)
      .areas.filter(({ id }) => shown.has(id as AreaId))
      .map((area) => ({ ...bare(area), own: mayPlan(who, area.id as AreaId) })),
    people: readablePeople(who, directory).map(({ id, name, role, areas }) => ({
      id,
      name,
      role,
      areas: [...areas],
    })),
    topics: topics.map(({ id, label }) => ({ id, label })),
    disputeTypes: [...DISPUTE_TYPES],
    placeKinds: placeKinds(directory.services),
    holidays: listsOf(directory).days,
    problems: may(who, 'people.write') ? [...problems] : [],
  };
}

export function rosterView(
  who: Who,
  directory: Directory,
  query: { from: LocalDate; until: LocalDate; area?: string | undefined },
): RosterView {
  const areas = readableAreas(who, directory).filter((id) => query.area === undefined || id === query.area);
  const here = ({ area }: { area: string }) => areas.includes(area as AreaId);
  const lists = listsOf(directory);
  return {
    days: rosterDays(directory, areas, query.from, query.until).map(dayView),
    weekly: lists.weekly.filter(here).map(bare),
    exceptions: lists.exceptions.filter(here).map(bare),
  };
}

const dayView = ({ date, holiday, shifts, nobody }: RosterDay): RosterDayView => ({
  date,
  holiday: holiday ?? null,
  shifts: shifts.map(({ person, area, from, to, single, reason }) => ({
    person: person.id,
    name: person.name,
    role: person.role,
    area,
    from,
    to,
    single,
    reason: reason ?? null,
  })),
  nobody: nobody.map(({ area, reason }) => ({ area, reason: reason ?? null })),
});

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** On duty for the reader's areas and those above, which answer where nobody nearer does. */
export function onDutyView(
  who: Who,
  directory: Directory,
  desks: readonly Reachable[] | undefined,
  now: Date,
): OnDuty[] {
  const mine = readableAreas(who, directory);
  const areas = new Set([...mine.flatMap((id) => areaChain(directory, id).map((area) => area.id))]);
  const inOrder = directory.areas.map(({ id }) => id).filter((id) => areas.has(id));
  return onDutyNow(directory, inOrder, now).map(({ person, area, end }) => ({
    person: person.id,
    name: person.name,
    role: person.role,
    area,
    phone: person.phone ?? null,
    until: clock.format(end),
    desk: desks ? deskState(desks, person.id) : null,
  }));
}

export function personRows(
  who: Who,
  directory: Directory,
  desks: readonly Reachable[] | undefined,
): PersonRow[] {
  const names = new Map<string, string>(directory.areas.map((area) => [area.id, area.name]));
  const seen = new Set(readablePeople(who, directory).map(({ id }) => id));
  return listsOf(directory)
    .people.filter(({ id }) => seen.has(id as PersonId))
    .map((person) => ({
      ...bare(person),
      areaNames: person.areas.map((id) => names.get(id) ?? id),
      desk: desks ? deskState(desks, person.id) : null,
      load: desks?.find((desk) => desk.person === person.id)?.load ?? null,
      mayLeave: person.areas.every((id) => mayPlan(who, id as AreaId)),
    }));
}

export function roomRows(who: Who, directory: Directory): RoomRow[] {
  const names = new Map<string, string>([...directory.areas, ...directory.people].map((o) => [o.id, o.name]));
  const mine = readableAreas(who, directory);
  const near = new Set(mine.flatMap((id) => areaChain(directory, id).map((area) => area.id)));
  return listsOf(directory)
    .rooms.filter(({ area }) => near.has(area as AreaId))
    .map((room) => ({
      ...bare(room),
      areaName: names.get(room.area) ?? room.area,
      mediatorNames: room.mediators.map((id) => names.get(id) ?? id),
      openHours: formatHours(room.hours),
    }));
}

/** Addresses of offices are public: everybody reads all of them. */
export function serviceRows(directory: Directory, guides: readonly Pick<Guide, 'places'>[]): ServiceRow[] {
  const names = new Map<string, string>(directory.areas.map(({ id, name }) => [id, name]));
  const used = new Map<string, number>();
  for (const key of guides.flatMap(({ places }) => places)) used.set(key, (used.get(key) ?? 0) + 1);
  return listsOf(directory).services.map((service) => ({
    ...bare(service),
    areaName: names.get(service.area) ?? service.area,
    openHours: service.always ? '24 小时' : formatHours(service.hours),
    guides: used.get(service.key) ?? 0,
  }));
}

function deskState(desks: readonly Reachable[], person: string): DeskState {
  const desk = desks.find((one) => one.person === person);
  if (!desk) return 'none';
  return desk.away ? 'away' : desk.consoleOnly ? 'console' : 'telegram';
}

/** A field that is not set is not there, in JSON as in the files. */
type Bare<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
const bare = <T extends object>(entry: T): Bare<T> => entry as unknown as Bare<T>;
