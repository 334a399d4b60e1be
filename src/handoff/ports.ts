import type { Channel, IncomingContent } from '../consultation/incoming.ts';
import type { Alert, Awaiting, Order, Told } from '../consultation/orders.ts';
import type { Consultation, HandoffRequest, StoredMessage } from '../consultation/records.ts';
import type { Outcome, Referral } from '../consultation/states.ts';
import type { Answer } from '../contracts/answer.ts';
import type { RelayedFile, Reply } from '../contracts/reply.ts';
import type { AreaId, ConsultationId, MessageId, PersonId, ResidentId } from '../core/ids.ts';
import type { AppointmentState } from './appointment-states.ts';
import type { Deadline } from './deadline.ts';
import type { OfferState } from './offer-states.ts';
import type { Reachable } from './route.ts';

/** Where a person who takes matters over is spoken to: a private Telegram chat, else the console. */
export interface Desk {
  person: PersonId;
  chat: ResidentId;
  channel: Channel;
  away: boolean;
  /** Where an unmarked message goes: the matter opened last, while it is held. */
  opened: ConsultationId | undefined;
  awaiting: Awaiting | undefined;
  held: Consultation[];
}

export interface Offer {
  id: string;
  consultation: ConsultationId;
  person: PersonId;
  state: OfferState;
  madeAt: Date;
  expiresAt: Date;
  endedAt: Date | undefined;
  reason: string | undefined;
}

export interface Note {
  person: PersonId;
  text: string;
  at: Date;
}

export interface Clock extends Deadline {
  pausedAt: Date | undefined;
  pauseReason: string | undefined;
}

/** A matter with its whole story, for who may read it. */
export interface Matter {
  consultation: Consultation;
  request: (HandoffRequest & { at: Date }) | undefined;
  holder: PersonId | undefined;
  /** Everybody who had it in hand, the first one first. */
  holders: PersonId[];
  offers: Offer[];
  notes: Note[];
  clock: Clock | undefined;
  /** What was said in it, oldest first. */
  messages: StoredMessage[];
}

/** One stretch in which a person had it in hand. */
export interface Hold {
  person: PersonId;
  since: Date;
  endedAt: Date | undefined;
  ending: string | undefined;
}

export interface Closing {
  person: PersonId;
  outcome: Outcome;
  referral: Referral | undefined;
  summary: string | undefined;
  at: Date;
}

export interface Draft {
  id: string;
  person: PersonId;
  answer: Answer | undefined;
  madeAt: Date;
  sentAt: Date | undefined;
}

export interface Appointment {
  id: string;
  consultation: ConsultationId;
  person: PersonId;
  state: AppointmentState;
  place: string;
  startsAt: Date;
  /** The time the resident would rather have, in their words. */
  wish: string | undefined;
  madeAt: Date;
}

export interface FollowUp {
  id: string;
  consultation: ConsultationId;
  person: PersonId;
  dueAt: Date;
  sentAt: Date | undefined;
  answer: 'resolved' | 'unresolved' | undefined;
}

export type Delivery = 'going' | 'delivered' | 'failed';

/** A matter with all that became of it, as the console shows it. */
export interface Story extends Matter {
  residentName: string | undefined;
  holds: Hold[];
  events: { event: string; from: string | undefined; to: string; by: string; at: Date }[];
  closings: Closing[];
  drafts: Draft[];
  appointments: Appointment[];
  followUps: FollowUp[];
  rating: { score: number; word: string | undefined; at: Date } | undefined;
  /** What became of words passed on, by the message of the resident's chat. */
  deliveries: ReadonlyMap<MessageId, Delivery>;
  /** The resident's other matters, the newest first, and who had each last. */
  earlier: (Consultation & { lastHolder: PersonId | undefined; lastEnding: string | undefined })[];
}

/** A matter on somebody's list. */
export interface ListedMatter {
  consultation: Consultation;
  residentName: string | undefined;
  clock: Clock | undefined;
  request: (HandoffRequest & { at: Date }) | undefined;
  /** The newest words passed on in it, and by whom. */
  last: { by: 'person' | 'resident'; at: Date; delivery: Delivery; text: string } | undefined;
}

/** A matter in the queue with nobody's card open, and what routing needs to know of it. */
export interface WaitingMatter {
  consultation: Consultation;
  request: HandoffRequest & { at: Date };
  offers: Offer[];
  /** The resident's chat is this person's desk. */
  residentIs: PersonId | undefined;
  /** Who declined a matter of this resident for a conflict. */
  steppedBack: readonly PersonId[];
  clock: Clock | undefined;
}

/** What a desk may show of the queue: also what lies as a card before somebody. */
export type QueuedMatter = WaitingMatter & { since: Date };

export interface LapsedOffer extends Offer {
  number: string;
}

/** A clock that has run to its reminder or over its end. */
export interface DueClock extends Clock {
  consultation: Consultation;
  holder: PersonId | undefined;
}

export interface IdleHold {
  consultation: Consultation;
  person: PersonId;
  since: Date;
  remindedAt: Date | undefined;
}

/** An appointment agreed on, near enough to remind of. */
export interface ComingAppointment extends Appointment {
  number: string;
}

export interface DueFollowUp extends FollowUp {
  number: string;
}

/** Passed on, and now either delivered or known not to be. */
export interface SettledRelay {
  number: string;
  /** Who wrote it. */
  by: 'person' | 'resident';
  delivered: number;
  failed: number;
  /** Of what was delivered: files that its reader cannot open. */
  lostFiles: number;
}

export interface OpenCard {
  id: string;
  person: PersonId;
  number: string;
  area: AreaId | undefined;
  madeAt: Date;
}

/** Residents who name one opponent or place. */
export interface Crowd {
  name: string;
  numbers: string[];
  areas: AreaId[];
  /** When each resident first did, the earliest first. */
  arrivals: Date[];
  newest: Date;
}

/** What is to be done about topics of the advisers' group; addresses are the channel's own. */
export interface TopicWork {
  missing: { consultation: ConsultationId; number: string; topic: string | undefined }[];
  toClose: { consultation: ConsultationId; address: string }[];
  toReopen: { consultation: ConsultationId; address: string }[];
}

/** The advisers' group, where an office has one. Each may throw Unavailable; `close` and `reopen` of a lost topic do nothing. */
export interface Forum {
  create(name: string): Promise<string>;
  close(address: string): Promise<void>;
  reopen(address: string): Promise<void>;
}

/** Words for whom: a person's desk (lost when they have none) or the resident. */
export interface Saying {
  toResident?: Reply;
  toPeople?: readonly { person: PersonId; reply: Reply }[];
  alert?: Alert;
}

/**
 * Rows of the handoff. Each method is one transaction; of two instances one finds the row, the other finds it done.
 * The words are the caller's: `say` is pure and may be called again when a transaction is repeated.
 */
export interface HandoffStore {
  desk(chat: ResidentId): Promise<Desk | undefined>;
  deskOf(person: PersonId): Promise<Desk | undefined>;
  reachable(): Promise<Reachable[]>;
  matter(number: string): Promise<Matter | undefined>;
  story(number: string): Promise<Story | undefined>;
  /** What this person has in hand, and what they closed since. */
  listOf(person: PersonId, closedSince: Date): Promise<ListedMatter[]>;
  /** Every card that lies open before somebody. */
  openCards(): Promise<OpenCard[]>;
  /** Takes an open card back and tells who had it. False: it is open no longer. */
  takeBack(offer: string, say: Reply, now: Date): Promise<boolean>;
  /** Everything that waits, the longest-waiting first. */
  queued(): Promise<QueuedMatter[]>;
  /** A file of a message of this matter: one a side sent, by its place in the message. */
  fileOf(number: string, message: MessageId, index: number): Promise<RelayedFile | undefined>;
  /** Something that grows whenever anything changed at any desk; compared, never read. */
  newest(): Promise<string>;
  /** Who may not handle this resident's matters, and whose own chat it is. */
  conflictsOf(resident: ResidentId): Promise<Pick<WaitingMatter, 'residentIs' | 'steppedBack'>>;
  offer(id: string): Promise<LapsedOffer | undefined>;
  /** The matter a message shown in this chat belongs to, by the channel's own id of the message. */
  shownIn(chat: ResidentId, channelMessageId: string): Promise<ConsultationId | undefined>;
  /** The matter a message written in this chat was passed on in, by the channel's own id of the message. */
  sentFrom(chat: ResidentId, channelMessageId: string): Promise<ConsultationId | undefined>;
  /** A message of this chat, by its id. */
  messageOf(chat: ResidentId, message: MessageId): Promise<StoredMessage | undefined>;

  /** A code that binds one chat to this person until `expires`. An earlier one of theirs is void. */
  makeBindCode(person: PersonId, code: string, expires: Date): Promise<void>;
  /** Ends the desk of somebody who left, from the office's side. Gives how many matters went back; undefined: no desk. */
  unbind(person: PersonId, toResident: (number: string) => Reply, now: Date): Promise<number | undefined>;
  /** A person of the office has an account of the console: it is their desk while no Telegram chat is. Idempotent. */
  openConsole(person: PersonId, now: Date): Promise<void>;
  /**
   * An order of a person from the console, like one of a turn: what came of it, and what was said to others. `typed`: the
   * words or files it passes on, stored under the caller's own id, so that sent again they are passed on once.
   */
  act(
    person: PersonId,
    order: Order,
    now: Date,
    typed?: { id: string; content: IncomingContent },
  ): Promise<{ told: Told; said: StoredMessage[] }>;

  waiting(): Promise<WaitingMatter[]>;
  startClock(consultation: ConsultationId, deadline: Deadline): Promise<void>;
  /** False: somebody was faster, or it waits no longer. `seen`: how many cards the caller knew of. */
  makeOffer(
    offer: {
      consultation: ConsultationId;
      person: PersonId;
      seen: number;
      expires: Date;
      card: (id: string) => Reply;
    },
    now: Date,
  ): Promise<boolean>;
  lapse(say: (offer: LapsedOffer) => Saying, now: Date): Promise<number>;
  remind(say: (clock: DueClock) => Saying, now: Date): Promise<number>;
  overdue(say: (clock: DueClock) => Saying, now: Date): Promise<number>;
  /** Held, and nobody wrote since `before`, nor was reminded since. */
  idle(say: (hold: IdleHold) => Saying, before: Date, now: Date): Promise<number>;
  /** Held, and nobody wrote since `before`: closed. */
  closeIdleHolds(say: (hold: IdleHold) => Saying, before: Date, now: Date): Promise<number>;
  topicWork(): Promise<TopicWork>;
  /** False: the matter has one by now. */
  addTopic(consultation: ConsultationId, address: string, now: Date): Promise<boolean>;
  setTopicOpen(consultation: ConsultationId, open: boolean): Promise<void>;
  topicNamed(address: string): Promise<{ number: string; topic: string | undefined } | undefined>;
  moveTopic(move: { from: string; to: string; say: (number: string) => Reply }, now: Date): Promise<void>;
  /** Agreed ones the day before and an hour before they begin, each once. */
  remindOfAppointments(say: (appointment: ComingAppointment) => Saying, now: Date): Promise<number>;
  /** Planned for now, and not yet asked. */
  followUps(say: (followUp: DueFollowUp) => Saying, now: Date): Promise<number>;
  settleRelays(say: (relay: SettledRelay) => Reply, now: Date): Promise<number>;
  /** Names that at least `several` residents used since. */
  crowds(since: Date, several: number): Promise<Crowd[]>;
  /** False: said before under this key. */
  alert(alert: Alert, now: Date): Promise<boolean>;
  alerts(since: Date): Promise<(Omit<Alert, 'to'> & { at: Date })[]>;
}
