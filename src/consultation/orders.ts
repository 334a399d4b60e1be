import type { Answer } from '../contracts/answer.ts';
import type { MediationCommand } from '../contracts/mediation-command.ts';
import type { Reply } from '../contracts/reply.ts';
import type { ConsultationId, MessageId, PersonId, ResidentId } from '../core/ids.ts';
import type { Tier } from '../knowledge/topics.ts';
import type { Outcome, Referral } from './states.ts';

/**
 * What a turn asks of the matter a person has, or may have, in hand. Carried out in the transaction that stores the
 * turn; each is checked there against the rows as they then are, and answered by a Told. A turn has one order at most.
 */
export type Order =
  | ResidentOrder
  | DeskOrder
  | QueueOrder
  | WordOrder
  | ClockOrder
  | EndingOrder
  | LaterOrder
  | MediationOrder
  | OutreachOrder;

/** About a mediation case, by a party or a mediator; and what their chat is in the middle of then (null: nothing). */
export interface MediationOrder {
  type: 'mediation';
  command?: MediationCommand;
  /** mediation/flow/mode.ts, as JSON. */
  mode?: string | null;
}

/** Of the outreach log (活动登记), by a person at their desk. */
export type OutreachOrder =
  | {
      type: 'enter-outreach';
      entry: { kind: string; day: string; area: string; place: string; count: number; people: number };
    }
  | { type: 'undo-outreach'; entry: string };

/** By the resident. */
export type ResidentOrder =
  | { type: 'relay-to-person'; shown: Reply }
  | { type: 'end-by-resident'; toPerson: Reply }
  /** `alert`: a low mark goes to staff. */
  | { type: 'rate'; number: string; score: number; word: string | undefined; alert: Alert | undefined }
  /** What the resident says to the mark they gave. */
  | { type: 'rate-word'; number: string; word: string }
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
  | { type: 'relay-to-resident'; consultation: ConsultationId; of?: MessageId; shown: Reply; draft?: string }
  /** An answer drafted for the person to look at: kept under `id`, sent only by a relay that names it. */
  | { type: 'keep-draft'; consultation: ConsultationId; id: string; answer: Answer }
  | { type: 'note'; consultation: ConsultationId; text: string };

export type ClockOrder =
  | { type: 'pause'; consultation: ConsultationId; reason: string }
  | { type: 'resume'; consultation: ConsultationId; due: Date; remind: Date };

/** How a matter leaves a person's hand, and comes back. */
export type EndingOrder =
  /** `to`: somebody chosen, who gets the next card, until `expires`; else whoever is next in line. */
  | {
      type: 'hand-on';
      consultation: ConsultationId;
      reason: string;
      toResident: Reply;
      to?: { person: PersonId; expires: Date; card: (offer: string) => Reply };
    }
  | {
      type: 'close';
      consultation: ConsultationId;
      outcome: Outcome;
      referral?: Referral;
      summary: string;
      toResident: Reply;
    }
  /** Back into this person's hand, under the same number. */
  | { type: 'take-up-again'; consultation: ConsultationId; deadline: Deadline; toResident: Reply };

/** Appointments at the service station, and asking after a matter on a later day. */
export type LaterOrder =
  | {
      type: 'appoint';
      consultation: ConsultationId;
      place: string;
      startsAt: Date;
      toResident: (appointment: string) => Reply;
    }
  | { type: 'cancel-appointment'; appointment: string; toResident: Reply }
  /** By the resident. `wish`: the time they would rather have. `toPerson` hears of it. */
  | {
      type: 'answer-appointment';
      appointment: string;
      answer: 'accept' | 'decline' | 'ask-change';
      wish?: string;
      toPerson: (number: string) => Reply;
    }
  | { type: 'follow-up'; consultation: ConsultationId; dueAt: Date }
  /** By the resident; unresolved takes the matter up again. */
  | { type: 'answer-follow-up'; followUp: string; answer: 'resolved' | 'unresolved' };

/** An alert for staff: kept once under its key, and shown to who is given. */
export interface Alert {
  key: string;
  kind: string;
  text: string;
  buttons?: Reply['buttons'];
  to: readonly PersonId[];
}

/** A promise with a clock, as handoff/deadline counts it. */
interface Deadline {
  tier: Tier;
  due: Date;
  remind: Date;
}

/** What a resident was asked to type next: it is read as that, once, until then. */
export interface AwaitedWords {
  what: 'rate-word' | 'appointment-time';
  /** Number of the consultation, id of the appointment. */
  subject: string;
  until: Date;
}

/** What the desk was asked to type next. */
export interface Awaiting {
  what: 'note' | 'summary' | 'law' | 'hand-on' | 'pause';
  consultation: ConsultationId;
  /** For a summary: how the matter ended; for handing on: to whom. */
  detail?: string;
  /** Where it was asked; set when it is kept. */
  chat?: ResidentId;
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
    | 'too-many'
    | 'not-free'
    | 'no-desk'
    | 'rated'
    | 'refused';
  number?: string;
  /** Who has it, or whose desk it is. */
  person?: PersonId;
  /** How many matters were given back (unbind, leave). */
  matters?: number;
  /** Of the outreach log: what was entered. */
  entry?: string;
  /** Not before then (too-many). */
  until?: Date;
  /** Of a mediation order: what its giver is told. Not done: why. */
  replies?: readonly Reply[];
}
