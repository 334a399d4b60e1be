import type { LocalDate } from '../core/dates.ts';
import type { AreaId, PersonId, TopicId } from '../core/ids.ts';
import type { DisputeType } from './topics.ts';

/** A node of the tree street → community → grid; a district may stand on top. */
export interface Area {
  id: AreaId;
  kind: 'district' | 'street' | 'community' | 'grid';
  name: string;
  parent: AreaId | undefined;
}

/** Opening hours: ISO weekdays (1 Monday … 7 Sunday), local times `HH:MM`. */
export interface OpenHours {
  days: readonly number[];
  from: string;
  to: string;
}

export interface DirectoryPerson {
  id: PersonId;
  name: string;
  role: 'adviser' | 'mediator' | 'staff' | 'administrator';
  /** Serves these areas and what lies under them. */
  areas: readonly AreaId[];
  phone: string | undefined;
  /** Law firm, committee or office. */
  organisation: string | undefined;
  topics: readonly TopicId[];
  languages: readonly string[];
}

export interface MediationRoom {
  id: string;
  name: string;
  kind: string;
  area: AreaId;
  /** Empty: every type. */
  disputeTypes: readonly DisputeType[];
  mediators: readonly PersonId[];
  address: string;
  phone: string | undefined;
  hours: readonly OpenHours[];
}

/** A place residents are sent to. The same key may stand for several areas; the nearest one is meant. */
export interface Service {
  key: string;
  name: string;
  area: AreaId;
  does: string;
  address: string | undefined;
  phone: string | undefined;
  hours: readonly OpenHours[];
  /** The office answers around the clock; `hours` is then empty. */
  always: boolean;
  note: string | undefined;
}

export interface DutyShift {
  person: PersonId;
  area: AreaId;
  days: readonly number[];
  from: string;
  to: string;
}

/** One date on which the weekly pattern does not hold. */
export interface DutyException {
  date: LocalDate;
  area: AreaId;
  /** Absent: nobody is on duty. */
  person: PersonId | undefined;
  from: string | undefined;
  to: string | undefined;
  reason: string | undefined;
}

export interface Holiday {
  date: LocalDate;
  name: string;
  /** `off`: no work though it may be a weekday; `work`: a weekend day that is worked (调休). */
  kind: 'off' | 'work';
}

export interface Directory {
  /** The sample that came with the project, not a real office: the product says so on screen. */
  sample: boolean;
  areas: readonly Area[];
  people: readonly DirectoryPerson[];
  rooms: readonly MediationRoom[];
  services: readonly Service[];
  duty: { weekly: readonly DutyShift[]; exceptions: readonly DutyException[] };
  holidays: readonly Holiday[];
}

export const EMPTY_DIRECTORY: Directory = {
  sample: false,
  areas: [],
  people: [],
  rooms: [],
  services: [],
  duty: { weekly: [], exceptions: [] },
  holidays: [],
};

/** The area and all above it, nearest first. */
export function areaChain(directory: Directory, area: AreaId): Area[] {
  const chain: Area[] = [];
  let next = directory.areas.find((item) => item.id === area);
  while (next && !chain.includes(next)) {
    chain.push(next);
    const parent = next.parent;
    next = directory.areas.find((item) => item.id === parent);
  }
  return chain;
}

/** The service of that key nearest to the area: its own, else the one above (小事不出社区，大事不出街道). */
export function serviceFor(directory: Directory, key: string, area: AreaId): Service | undefined {
  for (const { id } of areaChain(directory, area)) {
    const service = directory.services.find((item) => item.key === key && item.area === id);
    if (service) return service;
  }
  return undefined;
}

/** Staff who answer for the area: the nearest with any first, then those above. Without an area, the street's. */
export function staffFor(directory: Directory, area: AreaId | undefined): PersonId[] {
  const chain = area
    ? areaChain(directory, area).map((a) => a.id)
    : directory.areas.filter((a) => a.kind === 'street').map((a) => a.id);
  return chain.flatMap((id) =>
    directory.people.filter((p) => p.role === 'staff' && p.areas.includes(id)).map((p) => p.id),
  );
}

const WEEKDAYS = '一二三四五六日';

/** 周一至周五 9:00–12:00、13:30–17:00 */
export function formatHours(list: readonly OpenHours[]): string {
  const byDays = new Map<string, string[]>();
  for (const { days: on, from, to } of list) {
    const label = daysLabel(on);
    byDays.set(label, [...(byDays.get(label) ?? []), `${from.replace(/^0/, '')}–${to.replace(/^0/, '')}`]);
  }
  return [...byDays].map(([label, times]) => `${label} ${times.join('、')}`).join('；');
}

function daysLabel(list: readonly number[]): string {
  const sorted = [...new Set(list)].sort((a, b) => a - b);
  const name = (n: number) => `周${WEEKDAYS[n - 1]}`;
  const first = sorted[0]!;
  const last = sorted.at(-1)!;
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${name(first)}至${name(last)}`;
  return sorted.map(name).join('、');
}
