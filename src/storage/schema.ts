import type { Generated } from 'kysely';
import type { Channel } from '../consultation/incoming.ts';
import type { OutboxState, StoredMessage, TurnState } from '../consultation/records.ts';
import type { ConsultationState, Outcome } from '../consultation/states.ts';
import type { Kind, Urgency } from '../consultation/triage/triage.ts';
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
import type { OfferState } from '../handoff/offer-states.ts';
import type { Tier } from '../knowledge/topics.ts';
import type { AccountId, SessionId } from '../staff/ports.ts';
import type { Role } from '../staff/rights.ts';
import type { DeskSchema } from './handoff/schema.ts';
import type { MediationSchema } from './mediation/schema.ts';
import type { StatisticsSchema } from './statistics/schema.ts';

/**
 * An instant as ISO-8601 text in UTC with milliseconds (2026-01-01T08:00:00.000Z). One width, so it sorts as
 * text the same on both databases, is readable in any database tool, and is never a bigint to convert.
 */
export type Instant = string;

/** JSON kept as text: the same bytes on both databases, parsed only where it is read. */
export type Json = string;

/** Text sealed by encryption.ts. */
export type Sealed = string;

export interface AreaTable {
  id: AreaId;
  parent_id: AreaId | null;
  level: string;
  name: string;
  /** 0: no longer in the directory; kept because counts refer to it. */
  active: number;
}

export interface PersonTable {
  id: PersonId;
  name: string;
  role: string;
  active: number;
}

export interface ResidentTable {
  id: ResidentId;
  channel: Channel;
  /** Null after erasure: the same person then starts anew. */
  address_hash: string | null;
  address_sealed: Sealed | null;
  name_sealed: Sealed | null;
  area_id: AreaId | null;
  /** The seq of the resident's newest message; counted up under this row's lock, so without gaps. */
  last_seq: number;
  created_at: Instant;
  erased_at: Instant | null;
}

export interface ConsultationTable {
  id: ConsultationId;
  number: string;
  resident_id: ResidentId;
  channel: Channel;
  area_id: AreaId | null;
  topic: TopicId | null;
  kind: Kind | null;
  urgency: Urgency;
  state: ConsultationState;
  outcome: Outcome | null;
  flags: Json;
  opened_at: Instant;
  last_at: Instant;
  closed_at: Instant | null;
  /** When its words were erased for their age. */
  words_erased_at: Instant | null;
}

export interface ConsultationEventTable {
  id: string;
  consultation_id: ConsultationId;
  event: string;
  from_state: ConsultationState | null;
  to_state: ConsultationState;
  by: string;
  at: Instant;
}

export interface MessageTable {
  id: MessageId;
  resident_id: ResidentId;
  seq: number;
  consultation_id: ConsultationId | null;
  turn_id: TurnId | null;
  direction: StoredMessage['direction'];
  author: StoredMessage['author'];
  content: Json | null;
  reply: Json | null;
  /** How many attachment rows there are: most messages have none and need no look. */
  file_count: number;
  channel_message_id: string | null;
  update_id: string | null;
  /** An edit: the message it edits. */
  original_id: MessageId | null;
  at: Instant;
}

export interface AttachmentTable {
  id: string;
  message_id: MessageId;
  position: number;
  kind: string;
  /** Empty after erasure, like the name. */
  reference: string;
  name: string;
  media_type: string;
  bytes: number;
}

export interface TurnTable {
  id: TurnId;
  resident_id: ResidentId;
  /** Its message's seq: a resident's turns are done in this order. */
  seq: number;
  message_id: MessageId;
  consultation_id: ConsultationId | null;
  state: TurnState;
  attempts: number;
  /** Pending: when it may be taken. Working: when the lease runs out. One column, so one index finds both. */
  due_at: Instant;
  lease_owner: string | null;
  record: Json | null;
  created_at: Instant;
  finished_at: Instant | null;
}

export interface CitationTable {
  turn_id: TurnId;
  position: number;
  passage_id: string;
  kind: 'article' | 'digest' | 'guide';
  statute: string | null;
  article: string | null;
  version_id: string | null;
}

export interface FeedbackTable {
  turn_id: TurnId;
  useful: number;
  at: Instant;
}

export interface HandoffRequestTable {
  id: string;
  consultation_id: ConsultationId;
  turn_id: TurnId;
  reason: string;
  /** Null after erasure: it is in the resident's own words. */
  wish: string | null;
  urgency: Urgency;
  who: string;
  promise: string;
  due_at: Instant;
  at: Instant;
}

export interface OutboxTable {
  /** Counted up by the database: the order within a chat. */
  position: Generated<number>;
  id: OutboxId;
  message_id: MessageId;
  turn_id: TurnId | null;
  channel: Channel;
  /** Hash of the address, and the address: a copy of their own, so that the reply to an erasure still goes out. */
  chat: string | null;
  address_sealed: Sealed | null;
  state: OutboxState;
  attempts: number;
  due_at: Instant;
  lease_owner: string | null;
  placed: Json;
  reason: string | null;
  /** Files of it that the channel would not take; in their place their reader was told so. */
  lost_files: Generated<number>;
  created_at: Instant;
  sent_at: Instant | null;
}

export interface DeskTable {
  person_id: PersonId;
  chat_id: ResidentId;
  away: number;
  opened_id: ConsultationId | null;
  awaiting: Json | null;
  bound_at: Instant;
}

export interface OfferTable {
  id: string;
  consultation_id: ConsultationId;
  person_id: PersonId;
  state: OfferState;
  reason: string | null;
  made_at: Instant;
  expires_at: Instant;
  ended_at: Instant | null;
}

export interface HoldTable {
  id: string;
  consultation_id: ConsultationId;
  person_id: PersonId;
  since: Instant;
  reminded_at: Instant | null;
  ended_at: Instant | null;
  ending: string | null;
}

export interface RelayTable {
  source_id: MessageId;
  target_id: MessageId;
  consultation_id: ConsultationId;
  by: 'person' | 'resident';
  /** The chat of who wrote it: there delivery is confirmed. */
  from_chat: ResidentId;
  state: 'going' | 'delivered' | 'failed';
  at: Instant;
}

export interface NoteTable {
  id: string;
  consultation_id: ConsultationId;
  person_id: PersonId;
  /** Null after the resident's erasure. */
  text: string | null;
  at: Instant;
}

export interface ClockTable {
  consultation_id: ConsultationId;
  tier: Tier;
  due_at: Instant;
  remind_at: Instant;
  reminded_at: Instant | null;
  alerted_at: Instant | null;
  paused_at: Instant | null;
  pause_reason: string | null;
  ended_at: Instant | null;
}

export interface RatingTable {
  consultation_id: ConsultationId;
  person_id: PersonId | null;
  score: number;
  word: string | null;
  at: Instant;
}

export interface AccountTable {
  id: AccountId;
  person_id: PersonId;
  name: string;
  password_hash: string;
  must_change: number;
  password_expires_at: Instant | null;
  disabled: number;
  totp_sealed: Sealed | null;
  totp_pending_sealed: Sealed | null;
  /** Of the newest code accepted (Unix time / 30 s). */
  totp_step: number | null;
  created_at: Instant;
  signed_in_at: Instant | null;
}

export interface StaffSessionTable {
  id: SessionId;
  account_id: AccountId;
  token_hash: string;
  role: Role;
  created_at: Instant;
  seen_at: Instant;
  ends_at: Instant;
  address: string;
  agent: string;
}

export interface Schema extends DeskSchema, MediationSchema, StatisticsSchema {
  accounts: AccountTable;
  recovery_codes: { account_id: AccountId; code_hash: string };
  staff_sessions: StaffSessionTable;
  /** `key`: hash of account and address, or of the address. */
  sign_in_attempts: { key: string; attempts: number; last_at: Instant; blocked_until: Instant };
  desks: DeskTable;
  bind_codes: { person_id: PersonId; code_hash: string; expires_at: Instant };
  offers: OfferTable;
  holds: HoldTable;
  relays: RelayTable;
  notes: NoteTable;
  ratings: RatingTable;
  clocks: ClockTable;
  /** Organisations named in a consultation. */
  sightings: { consultation_id: ConsultationId; name: string; at: Instant };
  alerts: { key: string; kind: string; text: string; at: Instant };
  areas: AreaTable;
  people: PersonTable;
  people_areas: { person_id: PersonId; area_id: AreaId };
  residents: ResidentTable;
  consultations: ConsultationTable;
  consultation_events: ConsultationEventTable;
  messages: MessageTable;
  attachments: AttachmentTable;
  /** `key`: hash of channel, address and update id. */
  claimed_updates: { key: string; message_id: MessageId; at: Instant };
  turns: TurnTable;
  citations: CitationTable;
  feedback: FeedbackTable;
  handoff_requests: HandoffRequestTable;
  outbox: OutboxTable;
  /** Gap-free counters, raised in the transaction that uses the number. */
  sequences: { name: string; value: number };
  audit: {
    id: string;
    actor: string;
    action: string;
    subject: string;
    detail: string | null;
    address: string | null;
    at: Instant;
  };
  /** Files of erased messages, still to be deleted from disk. */
  doomed_files: { reference: string };
  /** Facts about this database: which key its texts were sealed with. */
  installation: { name: string; value: string };
}
