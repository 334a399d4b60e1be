import { z } from 'zod';
import { day } from './paging.ts';
import { role } from './session.ts';

/** Entries as they stand in the files of directory/; a change names one by all it holds. */
export interface AreaEntry {
  id: string;
  kind: 'district' | 'street' | 'community' | 'grid';
  name: string;
  parent?: string;
}
export interface PersonEntry {
  id: string;
  name: string;
  role: z.infer<typeof role>;
  areas: string[];
  phone?: string;
  organisation?: string;
  topics: string[];
  languages: string[];
}
export interface HoursEntry {
  days: number[];
  from: string;
  to: string;
}
export interface RoomEntry {
  id: string;
  name: string;
  kind: string;
  area: string;
  address: string;
  phone?: string;
  hours: HoursEntry[];
  disputeTypes: string[];
  mediators: string[];
}
/** 办事地点: where guides send people. The same `key` in several areas: the nearest is meant. */
export interface ServiceEntry {
  key: string;
  name: string;
  area: string;
  does: string;
  address?: string;
  phone?: string;
  hours: HoursEntry[];
  /** Around the clock; `hours` is then empty. */
  always: boolean;
  note?: string;
}
export interface ShiftEntry extends HoursEntry {
  person: string;
  area: string;
}
export interface ExceptionEntry {
  date: string;
  area: string;
  /** Missing: nobody is on duty. */
  person?: string;
  from?: string;
  to?: string;
  reason?: string;
}
export interface HolidayEntry {
  date: string;
  name: string;
  kind: 'off' | 'work';
}

/** What every part of the page chooses from. */
export interface OfficeView {
  sample: boolean;
  /** All areas they may see, and those above. `own`: they may edit duty there. */
  areas: (AreaEntry & { own: boolean })[];
  people: { id: string; name: string; role: PersonEntry['role']; areas: string[] }[];
  topics: { id: string; label: string }[];
  disputeTypes: string[];
  /** Of 办事地点, each kind once. */
  placeKinds: { key: string; name: string; offices: number }[];
  holidays: HolidayEntry[];
  /** Faults in the files, for the administrator: until they are mended nothing is edited here. */
  problems: { file: string; line: number; reason: string }[];
}

export const rosterQuery = z.object({ from: day, until: day, area: z.string().max(100).optional() });

export interface RosterShiftView {
  person: string;
  name: string;
  role: PersonEntry['role'];
  area: string;
  from: string;
  to: string;
  single: boolean;
  reason: string | null;
}
export interface RosterDayView {
  date: string;
  holiday: { name: string; kind: 'off' | 'work' } | null;
  shifts: RosterShiftView[];
  nobody: { area: string; reason: string | null }[];
}
export interface RosterView {
  days: RosterDayView[];
  /** The pattern behind it. */
  weekly: ShiftEntry[];
  exceptions: ExceptionEntry[];
}

export interface OnDuty {
  person: string;
  name: string;
  role: PersonEntry['role'];
  area: string;
  phone: string | null;
  /** `HH:MM` */
  until: string;
  /** Where matters reach them; null where the reader may not know. */
  desk: DeskState | null;
}
export type DeskState = 'telegram' | 'console' | 'away' | 'none';

export const peopleQuery = z.object({
  search: z.string().max(100).optional(),
  role: role.optional(),
  area: z.string().max(100).optional(),
  desk: z.enum(['telegram', 'console', 'away', 'none']).optional(),
});
export interface PersonRow extends PersonEntry {
  areaNames: string[];
  desk: DeskState | null;
  /** Matters in hand. */
  load: number | null;
  /** They may set this person on leave. */
  mayLeave: boolean;
}
export const roomsQuery = z.object({
  search: z.string().max(100).optional(),
  area: z.string().max(100).optional(),
});
export interface RoomRow extends RoomEntry {
  areaName: string;
  mediatorNames: string[];
  openHours: string;
}

export const servicesQuery = z.object({
  search: z.string().max(100).optional(),
  area: z.string().max(100).optional(),
  key: z.string().max(60).optional(),
});
export interface ServiceRow extends ServiceEntry {
  areaName: string;
  openHours: string;
  /** Guides that send people to places of this key. */
  guides: number;
}

const list = z.enum(['areas', 'people', 'rooms', 'services', 'weekly', 'exceptions', 'days']);
export type OfficeList = z.infer<typeof list>;
/** Entries are read by the schemas of the files themselves. */
export const officeChanges = z.object({
  changes: z
    .array(z.object({ list, was: z.unknown().optional(), now: z.unknown().optional() }))
    .min(1)
    .max(100, '一次最多改 100 条'),
});

export const awayBody = z.object({ away: z.boolean() });
export const sampleBody = z.object({ sample: z.boolean() });

/** Shown once. */
export interface BindCode {
  code: string;
  expiresAt: string;
  bot: string | null;
}
export interface GivenBack {
  matters: number;
}
export interface HistoryRow {
  id: string;
  at: string;
  by: string;
  byName: string;
  what: string[];
  files: string[];
}
