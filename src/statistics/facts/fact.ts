/**
 * What is counted of one consultation: derived from its rows by fact-of.ts and kept beside them, never edited. Days
 * are of Asia/Shanghai; '' stands where there is none, so that one text column sorts and groups on both databases.
 */
export interface MatterFact {
  consultation: string;
  number: string;
  /** Where the consultation belongs: the resident's area when it was opened or first known, whatever they chose later. */
  area: string;
  channel: string;
  topic: string;
  kind: string;
  urgency: string;
  state: string;
  outcome: string;
  /** Who held it last. */
  person: string;
  opened: string;
  hour: number;
  /** Day of the last close; '' while it is not closed, so a reopened one counts as done once, when it is done. */
  closed: string;
  answered: 'bot' | 'person' | 'nobody';
  /** Day a person was first called. */
  called: string;
  tier: string;
  accepted: Punctual;
  finished: Punctual;
  /** Seconds from the first message to its replies. */
  reply: number | null;
  /** Minutes from the first call until somebody took it, and until it was closed. Begun minutes count whole. */
  wait: number | null;
  handle: number | null;
  score: number | null;
  rated: string;
  transfers: number;
  reopened: number;
}

/** '': not decided yet, or nothing to be late with. */
export type Punctual = '' | 'in-time' | 'late';

const MARK_KINDS = [
  'visit',
  'group',
  'unanswered',
  'useful',
  'safety',
  'referral',
  'aid-check',
  'prevented',
  'follow-up',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** What happened on a day in a matter or case, possibly several times in one: 人次, a question left open, a referral. */
export interface Mark {
  subject: 'consultation' | 'case';
  id: string;
  kind: MarkKind;
  day: string;
  /** Which of its kind: the group, the reason, the target. */
  mark: string;
  /** Tells apart marks of one kind, day and value that count apart (two open questions on one day). */
  of: string;
  area: string;
  channel: string;
  topic: string;
  person: string;
}

/** What is counted of one mediation case. Amounts in 分. */
export interface CaseFact {
  id: string;
  number: string;
  area: string;
  room: string;
  level: string;
  type: string;
  source: string;
  state: string;
  /** '' while it goes on. */
  result: '' | 'agreed' | 'failed' | 'refused' | 'withdrawn' | 'rejected';
  /** First mediator named. */
  person: string;
  applied: string;
  accepted: string;
  ended: string;
  amount: number;
  /** Of the agreement's terms. */
  agreed_amount: number;
  people: number;
  form: '' | 'oral' | 'written';
  performed: '' | 'all' | 'some' | 'none';
  confirmation: string;
}

export interface Facts<F> {
  fact: F;
  marks: Mark[];
}
