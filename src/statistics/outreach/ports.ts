import type { LocalDate } from '../../core/dates.ts';
import type { OutreachKind } from './kinds.ts';

/** One entry of the outreach log (活动登记). */
export interface OutreachEntry {
  id: string;
  kind: OutreachKind;
  day: LocalDate;
  /** '' where it belongs to no one community. */
  area: string;
  /** Who did it. */
  person: string;
  place: string;
  note: string;
  /** In the unit of its kind. */
  count: number;
  /** Reached by it; 0 where that is not asked. */
  people: number;
  cameFrom: 'page' | 'telegram' | 'import' | 'demo';
  madeBy: string;
  madeAt: Date;
}

export type NewOutreach = Omit<OutreachEntry, 'id' | 'madeAt'> & {
  /** Same for the same row of a sheet: it is entered once. */
  fingerprint?: string | undefined;
};
export type OutreachChange = Pick<
  OutreachEntry,
  'kind' | 'day' | 'area' | 'person' | 'place' | 'note' | 'count' | 'people'
>;

export interface OutreachQuery {
  from?: string | undefined;
  to?: string | undefined;
  areas?: readonly string[] | undefined;
  person?: string | undefined;
  kinds?: readonly string[] | undefined;
  descending?: boolean | undefined;
}

export interface OutreachStore {
  /** Gives those entered; one whose fingerprint is known is left out. */
  add(entries: readonly NewOutreach[], now: Date): Promise<OutreachEntry[]>;
  entry(id: string): Promise<OutreachEntry | undefined>;
  /** Written over, with who and when. */
  change(id: string, change: OutreachChange, by: string, now: Date): Promise<void>;
  remove(id: string): Promise<void>;
  list(
    query: OutreachQuery,
    page: { limit: number; offset: number },
  ): Promise<{ rows: OutreachEntry[]; total: number }>;
}
