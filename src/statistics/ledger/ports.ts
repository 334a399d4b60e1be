import type { Counted } from '../counted.ts';
import type { MarkKind } from '../facts/fact.ts';
import type { ReferralTarget } from '../figures/labels.ts';
import type { Scope } from '../scope.ts';

/** One consultation in the ledger: its facts with the hours. Days are '' where there is none. */
export interface MatterRow {
  number: string;
  opened: Date;
  closed: Date | undefined;
  last: Date;
  area: string;
  channel: string;
  topic: string;
  kind: string;
  urgency: string;
  state: string;
  outcome: string;
  person: string;
  answered: string;
  called: string;
  tier: string;
  accepted: string;
  finished: string;
  wait: number | null;
  handle: number | null;
  score: number | null;
  transfers: number;
  reopened: boolean;
}

export interface CaseRow {
  number: string;
  area: string;
  room: string;
  level: string;
  type: string;
  source: string;
  state: string;
  result: string;
  person: string;
  applied: string;
  accepted: string;
  ended: string;
  /** 分. */
  amount: number;
  agreedAmount: number;
  people: number;
  form: string;
  performed: string;
  confirmation: string;
}

export interface RowsByLedger {
  matters: MatterRow;
  cases: CaseRow;
}
export type Ledger = keyof RowsByLedger;

/** Columns a list may be sorted and filtered by; all are of the facts. */
export const MATTER_COLUMNS = [
  'number',
  'opened',
  'closed',
  'area',
  'channel',
  'topic',
  'kind',
  'urgency',
  'state',
  'outcome',
  'person',
  'answered',
  'called',
  'tier',
  'accepted',
  'finished',
  'wait',
  'handle',
  'score',
  'transfers',
  'reopened',
] as const;
export const CASE_COLUMNS = [
  'number',
  'applied',
  'accepted',
  'ended',
  'area',
  'room',
  'level',
  'type',
  'source',
  'state',
  'result',
  'person',
  'amount',
  'people',
  'form',
  'performed',
  'confirmation',
] as const;

export interface LedgerQuery {
  /** Only what these may see; undefined: all. */
  areas?: readonly string[] | undefined;
  /** Only what this person held last. */
  person?: string | undefined;
  /** Beginning of a number. */
  number?: string | undefined;
  /** Day column → from, to (both inclusive, either may be missing). */
  between?: { column: string; from?: string | undefined; to?: string | undefined } | undefined;
  /** Column → one of these values. */
  where?: Readonly<Record<string, readonly (string | number)[]>> | undefined;
  /** Only those behind a figure's number; `key`: of one of its parts. */
  behind?: { of: Counted; scope: Scope; key?: string | undefined } | undefined;
  /** Only those with a mark of this kind (and value) in the period. */
  mark?: { kind: MarkKind; mark?: string | undefined } | undefined;
  sort: string;
  descending: boolean;
}

/** Everything that happened in a matter except its words. Instants are ISO text; `by`: a person, resident, bot or system. */
export interface StoryRows {
  events: readonly { event: string; from: string | null; to: string; by: string; at: string }[];
  calls: readonly { reason: string; due: string; at: string }[];
  offers: readonly {
    person: string;
    state: string;
    reason: string | null;
    made: string;
    ended: string | null;
  }[];
  /** Notes of people; undefined: erased. */
  notes: readonly { person: string; text: string | undefined; at: string }[];
  clock: { tier: string; due: string; alerted: string | null } | undefined;
  rating: { score: number; word: string | undefined; at: string } | undefined;
  referrals: readonly { target: string; by: string; at: string }[];
  cases: readonly { number: string; at: string }[];
  reads: readonly { actor: string; action: string; at: string }[];
}

export interface LedgerStore {
  rows<L extends Ledger>(
    ledger: L,
    query: LedgerQuery,
    page: { limit: number; offset: number },
  ): Promise<{ rows: RowsByLedger[L][]; total: number }>;
  /** All of them, a few hundred at a time, by number: changes made meanwhile neither repeat nor skip a row. */
  all<L extends Ledger>(
    ledger: L,
    query: Omit<LedgerQuery, 'sort' | 'descending'>,
  ): AsyncIterable<RowsByLedger[L][]>;
  matter(number: string): Promise<{ row: MatterRow; story: StoryRows } | undefined>;
  case(number: string): Promise<{ row: CaseRow; events: StoryRows['events'] } | undefined>;
  /** Once a matter and target. Throws NotFound. */
  refer(referral: { number: string; target: ReferralTarget; by: string }, now: Date): Promise<void>;
  views(owner: string, page: string): Promise<SavedView[]>;
  /** Replaces one of the same name. */
  saveView(view: Omit<SavedView, 'id'> & { owner: string; page: string }, now: Date): Promise<SavedView>;
  /** False: no such view of theirs. */
  deleteView(owner: string, id: string): Promise<boolean>;
}

export interface SavedView {
  id: string;
  name: string;
  /** As in the address of the page, without `?`. */
  query: string;
}
