import type { AwaitedWords } from '../../consultation/orders.ts';
import type { Outcome, Referral } from '../../consultation/states.ts';
import type { ConsultationId, MessageId, PersonId, ResidentId } from '../../core/ids.ts';
import type { AppointmentState } from '../../handoff/appointment-states.ts';
import type { Instant, Json } from '../schema.ts';

interface OfMatter {
  id: string;
  consultation_id: ConsultationId;
  person_id: PersonId;
}

/** One for each time it was closed: a matter that was taken up again has several. */
export interface ClosingTable extends OfMatter {
  outcome: Outcome;
  referral: Referral | null;
  /** Null after the resident's erasure, like all words below. */
  summary: string | null;
  at: Instant;
}

export interface DraftTable extends OfMatter {
  answer: Json | null;
  made_at: Instant;
  sent_at: Instant | null;
}

export interface AppointmentTable extends OfMatter {
  state: AppointmentState;
  place: string;
  starts_at: Instant;
  /** The time the resident would rather have. */
  wish: string | null;
  made_at: Instant;
  answered_at: Instant | null;
  day_reminded_at: Instant | null;
  hour_reminded_at: Instant | null;
}

export interface FollowUpTable extends OfMatter {
  due_at: Instant;
  made_at: Instant;
  sent_at: Instant | null;
  answer: 'resolved' | 'unresolved' | null;
  answered_at: Instant | null;
}

/** Tables of migration 010. */
export interface DeskSchema {
  closings: ClosingTable;
  drafts: DraftTable;
  appointments: AppointmentTable;
  follow_ups: FollowUpTable;
  awaited_words: { chat_id: ResidentId; what: AwaitedWords['what']; subject: string; until_at: Instant };
  topics: { consultation_id: ConsultationId; chat_id: ResidentId; open: number };
  spoken: { message_id: MessageId; person_id: PersonId | null };
  bind_guesses: { chat_id: ResidentId; wrong: number; wait_until: Instant };
}
