import type { Reply } from '../contracts/reply.ts';
import type { ConsultationId, MessageId, PersonId } from '../core/ids.ts';
import type { Outcome } from './states.ts';

/**
 * What a turn asks of the matter a person has, or may have, in hand. Carried out in the transaction that stores the
 * turn; each is checked there against the rows as they then are, and answered by a Told. A turn has one order at most.
 */
export type Order = ResidentOrder | DeskOrder | QueueOrder | WordOrder | ClockOrder | EndingOrder;

/** By the resident. */
export type ResidentOrder =
  | { type: 'relay-to-person'; shown: Reply }
  | { type: 'end-by-resident'; toPerson: Reply }
  /** `alert`: a low mark goes to staff. */
  | { type: 'rate'; number: string; score: number; word: string | undefined; alert: Alert | undefined }
  | { type: 'reopen'; number: string };

/** By a person, about their own desk. */
export type DeskOrder =
  /** `toResident`: what each resident whose matter goes back is told. */
  | { type: 'bind'; code: string; toResident: (number: string) => Reply }
  | { type: 'unbind'; toResident: (number: string) => Reply }
  | { type: 'leave'; away: boolean; toResident: (number: string) => Reply }
  /** A story was shown: kept in the audit log. */
  | { type: 'read'; number: string }
  | { type: 'await'; awaiting: Awaiting | undefined };

/** About a matter that waits. */
export type QueueOrder =
  | { type: 'take'; consultation: ConsultationId; toResident: Reply }
  | { type: 'pass'; offer: string; reason: string };

/** What is said in a matter in hand. */
export type WordOrder =
  | { type: 'open'; consultation: ConsultationId }
  /** `of`: the person's own message that is passed on, once; without it the one that orders it. */
  | { type: 'relay-to-resident'; consultation: ConsultationId; of?: MessageId; shown: Reply }
  | { type: 'note'; consultation: ConsultationId; text: string };

export type ClockOrder =
  | { type: 'pause'; consultation: ConsultationId; reason: string }
  | { type: 'resume'; consultation: ConsultationId; due: Date; remind: Date };

/** How a matter leaves a person's hand. */
export type EndingOrder =
  | { type: 'hand-on'; consultation: ConsultationId; reason: string; toResident: Reply }
  | {
      type: 'close';
      consultation: ConsultationId;
      outcome: Outcome;
      summary: string;
      toResident: Reply;
    };

/** An alert for staff: kept once under its key, and shown to who is given. */
export interface Alert {
  key: string;
  kind: string;
  text: string;
  to: readonly PersonId[];
}

/** What the desk was asked to type next. */
export interface Awaiting {
  what: 'note' | 'summary' | 'law' | 'hand-on' | 'pause';
  consultation: ConsultationId;
  /** For a summary: how the matter ended. */
  detail?: string;
}

/** What came of an order. */
export interface Told {
  done: boolean;
  /** Not done: why. */
  why?:
    | 'held-by-other'
    | 'held-by-you'
    | 'not-waiting'
    | 'not-held'
    | 'gone'
    | 'wrong-code'
    | 'no-desk'
    | 'rated';
  number?: string;
  /** Who has it, or whose desk it is. */
  person?: PersonId;
  /** How many matters were given back (unbind, leave). */
  matters?: number;
}
