import type { AuditAction } from '../contracts/console/audit.ts';
import type { Reply } from '../contracts/reply.ts';
import type {
  AreaId,
  ConsultationId,
  MessageId,
  OutboxId,
  PersonId,
  ResidentId,
  TopicId,
  TurnId,
} from '../core/ids.ts';
import type { Channel, Incoming, IncomingContent, IncomingFile } from './incoming.ts';
import type { AwaitedWords, Order, Told } from './orders.ts';
import type { ConsultationState, Outcome } from './states.ts';
import type { Kind, Urgency } from './triage/triage.ts';

export interface Resident {
  id: ResidentId;
  channel: Channel;
  area: AreaId | undefined;
  /** As the channel gives it; undefined after erasure. */
  name: string | undefined;
  createdAt: Date;
  erasedAt: Date | undefined;
}

export interface Consultation {
  id: ConsultationId;
  /** What people quote: 2026-000123. Gap-free per year. */
  number: string;
  resident: ResidentId;
  channel: Channel;
  /** The resident's area when it was opened or first known; counts go by it. */
  area: AreaId | undefined;
  topic: TopicId | undefined;
  kind: Kind | undefined;
  urgency: Urgency;
  state: ConsultationState;
  outcome: Outcome | undefined;
  openedAt: Date;
  lastAt: Date;
  closedAt: Date | undefined;
  /** Safety entries seen in it (domestic-violence …): binding on what comes later. */
  flags: string[];
}

export interface StoredMessage {
  id: MessageId;
  /** Counts up per resident, without gaps. */
  seq: number;
  resident: ResidentId;
  consultation: ConsultationId | undefined;
  turn: TurnId | undefined;
  direction: 'in' | 'out';
  author: 'resident' | 'bot' | 'person' | 'system';
  /** In: what came (erased: undefined). */
  content: IncomingContent | undefined;
  /** Out: what was answered. */
  reply: Reply | undefined;
  files: (IncomingFile & { id: string })[];
  channelMessageId: string | undefined;
  /** The channel's update id; for the web page its own client id. */
  updateId: string | undefined;
  at: Date;
}

export type TurnState = 'pending' | 'working' | 'done' | 'failed';

/** 一问一答: one incoming message and everything that answers it. */
export interface Turn {
  id: TurnId;
  resident: ResidentId;
  consultation: ConsultationId | undefined;
  message: MessageId;
  state: TurnState;
  attempts: number;
  createdAt: Date;
  finishedAt: Date | undefined;
  /** What was decided and why; see TurnRecord. */
  record: TurnRecord | undefined;
}

/** Kept with the turn: what the flow decided, from what, at what cost. No personal data. */
export interface TurnRecord {
  path:
    | 'emergency'
    | 'answer'
    | 'ask-fact'
    | 'call-person'
    | 'held'
    | 'smalltalk'
    | 'not-legal'
    | 'unclear'
    | 'no-match'
    | 'withheld'
    | 'command'
    | 'action'
    | 'file'
    | 'desk'
    | 'mediation'
    | 'failed';
  kind?: Kind;
  topic?: string;
  topicConfidence?: number;
  urgency?: Urgency;
  safety?: string;
  followUp?: boolean;
  standalone?: string;
  writer?: 'model' | 'composed';
  /** Passage ids offered to the answer, best first. */
  passages?: string[];
  confidence?: number;
  /** Claims the gate dropped, and why. */
  dropped?: string[];
  handoffReason?: string;
  /** Facts known from questions asked: id → option. */
  facts?: Record<string, string>;
  /** The fact asked for in this turn, waiting for its answer. */
  asked?: { guide: string; ask: string };
  model?: { name: string; prompts: string[]; inputTokens: number; outputTokens: number; cost: number };
  /** Milliseconds by stage. */
  ms?: Record<string, number>;
  notes?: string[];
}

export interface CitationRecord {
  passageId: string;
  kind: 'article' | 'digest' | 'guide';
  statute: string | undefined;
  article: string | undefined;
  versionId: string | undefined;
}

export interface Receipt {
  /** False: this update had been claimed before; nothing was stored. */
  accepted: boolean;
  resident: ResidentId;
  message: MessageId;
  turn: TurnId;
  seq: number;
}

/** A turn with what the flow needs to answer it. */
export interface TurnWork {
  turn: Turn;
  resident: Resident;
  message: StoredMessage;
  /** The resident's open (not closed) consultation, or the one the message belongs to. */
  consultation: Consultation | undefined;
  /** Finished turns of that consultation, oldest first (at most 20). */
  earlier: { turn: Turn; message: StoredMessage; replies: StoredMessage[] }[];
  /** The chat is the desk of this person (handoff/desk): what is said in it is no consultation of their own. */
  person: PersonId | undefined;
  /** The chat is the topic of this consultation in the advisers' group. */
  topic?: ConsultationId | undefined;
  /** The words of the message it answers, in a line. */
  quoted?: string | undefined;
  /** What the resident was asked to type. */
  awaits?: AwaitedWords | undefined;
}

export interface HandoffRequest {
  /** Why: asked, safety, dispute, withheld, no-match, useless-twice, must-not-answer, mediation. */
  reason: string;
  /** What the resident wants in a line. */
  wish: string;
  urgency: Urgency;
  /** Who was promised to call back, and by when. */
  who: string;
  promise: string;
  due: Date;
}

/** Everything a turn changes; stored in one transaction, or not at all. */
export interface TurnResult {
  record: TurnRecord;
  /**
   * What to say; given the number of the consultation the turn belongs to and what came of the order, both known only
   * once they are stored.
   */
  replies(number: string | undefined, told?: Told): Reply[];
  order?: Order;
  /** Key of the mediation case that the replies show something of: reading by people of the office is in the audit log. */
  ofCase?: string;
  /** The chat is no longer in the middle of anything of mediation's (mediation/flow/mode.ts). */
  leavesMediation?: true;
  /** What to do instead where a person has, or meanwhile took, the matter: pass the message on and keep silent. */
  ifHeld?: Order;
  /** All that is said where a person has the matter by now. */
  silentIfHeld?: Reply;
  citations: CitationRecord[];
  /** Which consultation the turn belongs to. `none`: no consultation (a command, a greeting before any question). */
  consultation:
    | { use: 'none' }
    | { use: 'current'; changes?: ConsultationChanges }
    /** Open a new one; the current one, if any, is closed with `closing`. */
    | { use: 'new'; closing?: Outcome; changes?: ConsultationChanges };
  handoff?: HandoffRequest;
  feedback?: { turn: TurnId; useful: boolean };
  area?: AreaId;
  erase?: boolean;
  /** What is asked of the resident in words; null: they have been given. */
  awaits?: AwaitedWords | null;
  /** Organisations named in it, for the early warning. */
  opponents?: readonly string[];
}

export interface ConsultationChanges {
  topic?: TopicId;
  kind?: Kind;
  urgency?: Urgency;
  event?: 'call-person' | 'withdraw-call' | 'mediate' | 'close' | 'reopen';
  outcome?: Outcome;
  flags?: string[];
}

export type OutboxState = 'pending' | 'placed' | 'sent' | 'dead';

/** A reply on its way to a channel that must be pushed to (Telegram). Rows of one chat go out in order, one at a time. */
export interface OutboxRow {
  id: OutboxId;
  message: MessageId;
  channel: Channel;
  /** Decrypted. */
  address: string;
  reply: Reply;
  turn: TurnId | undefined;
  state: OutboxState;
  attempts: number;
  /** The channel's ids of what was placed so far, in order; sending goes on after them. */
  placed: string[];
}

/** A time and place at the service station. */
export interface ResidentAppointment {
  number: string;
  place: string;
  startsAt: Date;
  accepted: boolean;
}

export interface QueueItem {
  consultation: Consultation;
  request: HandoffRequest & { at: Date };
}

/**
 * The log. One implementation over SQLite and PostgreSQL. Every method is one transaction; a method that
 * returns has been made durable. Leases are lost when they run out: whoever holds none changes nothing.
 */
export interface ConsultationLog {
  /** Claims the update, stores the message and its pending turn. Idempotent by (channel, updateId). */
  receive(incoming: Incoming): Promise<Receipt>;
  /** The oldest pending turn of a resident who has no other turn at work; undefined: nothing to do. */
  claimTurn(worker: string, leaseMs: number, now: Date): Promise<TurnWork | undefined>;
  /** False: the lease was lost, nothing changed. Gives what was stored: the replies, and what an order told others. */
  finishTurn(turn: TurnId, worker: string, result: TurnResult, now: Date): Promise<StoredMessage[] | false>;
  /** Puts a turn back (attempts + 1) to be taken again at `retryAt`. */
  releaseTurn(turn: TurnId, worker: string, retryAt: Date): Promise<void>;
  renewTurn(turn: TurnId, worker: string, leaseMs: number, now: Date): Promise<boolean>;

  /** Ends the leases of workers known to be gone; gives how many workers. */
  endLeases(gone: (worker: string) => boolean, now: Date): Promise<number>;

  claimOutbox(
    channel: Channel,
    worker: string,
    limit: number,
    leaseMs: number,
    now: Date,
  ): Promise<OutboxRow[]>;
  /** `lostFiles`: how many of what was placed now are words in the place of a file the channel would not take. */
  outboxPlaced(id: OutboxId, worker: string, placed: string[], lostFiles?: number): Promise<boolean>;
  outboxSent(id: OutboxId, worker: string, now: Date): Promise<void>;
  outboxRetry(id: OutboxId, worker: string, at: Date, reason: string): Promise<void>;
  /** Never again (blocked by the resident, chat gone). */
  outboxDead(id: OutboxId, worker: string, reason: string): Promise<void>;

  residentByAddress(channel: Channel, address: string): Promise<Resident | undefined>;
  resident(id: ResidentId): Promise<Resident | undefined>;
  /** One message of this resident's chat. */
  messageOf(resident: ResidentId, id: MessageId): Promise<StoredMessage | undefined>;
  /** Messages of a resident with seq above `after`, oldest first. */
  messagesAfter(resident: ResidentId, after: number, limit: number): Promise<StoredMessage[]>;
  /** The newest `limit` with seq below `before`, oldest first. */
  messagesBefore(resident: ResidentId, before: number | undefined, limit: number): Promise<StoredMessage[]>;
  consultationsOf(resident: ResidentId): Promise<Consultation[]>;
  /** Agreed or offered, and still to come, the next one first. */
  appointmentsOf(resident: ResidentId, now: Date): Promise<ResidentAppointment[]>;
  turn(id: TurnId): Promise<{ turn: Turn; message: StoredMessage; replies: StoredMessage[] } | undefined>;
  /** Consultations waiting for a person, most urgent and oldest first. */
  queue(): Promise<QueueItem[]>;
  /** Closes consultations in state `open` with nothing said since `before`; gives how many. */
  closeIdle(before: Date, now: Date): Promise<number>;
  /** Erases the words of consultations closed before `before`, counts stay; gives how many. */
  eraseOld(before: Date, now: Date): Promise<number>;
  stats(): Promise<{
    residents: number;
    consultations: number;
    turnsPending: number;
    outboxPending: number;
    outboxDead: number;
  }>;
  audit(
    entry: { actor: string; action: AuditAction; subject: string; detail?: string },
    now: Date,
  ): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
