import type { CaseEventName } from '../../contracts/case-event.ts';
import type { LocalDate } from '../../core/dates.ts';
import type { AreaId, ConsultationId, MessageId, PersonId, ResidentId } from '../../core/ids.ts';
import type { DisputeType } from '../../knowledge/topics.ts';
import type {
  CaseId,
  CaseSource,
  MediationCase,
  MediationSession,
  Party,
  PartyId,
  RoomLevel,
  SessionId,
  Side,
} from '../../mediation/case.ts';
import type { CaseState } from '../../mediation/case-states.ts';
import type { Instant, Json, Sealed } from '../schema.ts';

export interface CaseTable {
  id: CaseId;
  number: string;
  year: number;
  /** Within the year, gap-free: 12 of 〔2026〕…第12号. */
  serial: number;
  consultation_id: ConsultationId | null;
  area_id: AreaId;
  room: string;
  level: RoomLevel;
  room_reason: string;
  state: CaseState;
  dispute_type: DisputeType;
  source: CaseSource;
  /** Null after the applicant's erasure, like the claims. */
  facts_sealed: Sealed | null;
  claims_sealed: Sealed | null;
  /** 分. PostgreSQL gives a bigint as text: read it with Number(). */
  amount: number | null;
  people: number;
  /** PersonId[] */
  mediators: Json;
  confirmation: MediationCase['confirmation'];
  /** Prevented[] */
  prevented: Json;
  reason_sealed: Sealed | null;
  extend_to: LocalDate | null;
  applied_at: Instant;
  accepted_at: Instant | null;
  /** When the last side consented. */
  consented_at: Instant | null;
  due_at: Instant | null;
  ended_at: Instant | null;
  archived_at: Instant | null;
}

export interface PartyTable {
  id: PartyId;
  case_id: CaseId;
  /** From 1; what buttons and the console call a party by. */
  position: number;
  side: Side;
  kind: Party['kind'];
  resident_id: ResidentId | null;
  /** Name, sex, ethnicity, age, occupation, contact, address, representative as JSON; null after erasure. */
  personal_sealed: Sealed | null;
  consent: NonNullable<Party['consent']> | null;
  consent_at: Instant | null;
  extension_ok: number;
}

export interface InvitationTable {
  id: string;
  case_id: CaseId;
  party_id: PartyId;
  token_hash: string;
  made_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  used_by: ResidentId | null;
  revoked_at: Instant | null;
}

export interface CaseSessionTable {
  id: SessionId;
  case_id: CaseId;
  position: number;
  place: MediationSession['place'];
  proposed: Json;
  /** Party id → instants that suit it. */
  picks: Json;
  at: Instant | null;
  state: MediationSession['state'];
  record_sealed: Sealed | null;
  started_at: Instant | null;
  ended_at: Instant | null;
}

export interface CaseMessageTable {
  id: string;
  case_id: CaseId;
  /** From 1 within the case: an instant may be shared. */
  position: number;
  session_id: SessionId | null;
  by_party: PartyId | null;
  by_person: PersonId | null;
  /** `all`, or the one party a private talk is with. */
  audience: string;
  text_sealed: Sealed | null;
  files_sealed: Sealed | null;
  /** The message it was made from, so that it is passed on once. */
  source_id: MessageId | null;
  /** Where it was typed; null: at the console. */
  from_chat: ResidentId | null;
  /** `going` until every copy arrived or will not; null: of before deliveries were counted. */
  delivery: 'going' | 'done' | null;
  /** Missed[], when it did not reach everybody. */
  missed: Json | null;
  at: Instant;
}

export interface MediationSchema {
  cases: CaseTable;
  parties: PartyTable;
  invitations: InvitationTable;
  /** Links opened in vain, for the limit on guessing. */
  invitation_misses: { id: string; resident_id: ResidentId; why: string; at: Instant };
  case_offers: {
    id: string;
    case_id: CaseId;
    position: number;
    person_id: PersonId;
    state: 'offered' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn';
    made_at: Instant;
    expires_at: Instant;
    ended_at: Instant | null;
  };
  case_sessions: CaseSessionTable;
  case_messages: CaseMessageTable;
  /** Messages in somebody's chat that show something of a case. */
  case_copies: { message_id: MessageId; case_id: CaseId; case_message_id: string | null };
  agreements: {
    case_id: CaseId;
    form: 'oral' | 'written';
    more_sealed: Sealed | null;
    revision: number;
    proposed_at: Instant;
    effective_at: Instant | null;
  };
  agreement_terms: {
    id: string;
    case_id: CaseId;
    position: number;
    party_id: PartyId;
    what_sealed: Sealed;
    amount: number | null;
    due: LocalDate | null;
    performed: LocalDate | null;
  };
  confirmations: {
    party_id: PartyId;
    case_id: CaseId;
    revision: number;
    code_hash: string;
    expires_at: Instant;
    tries: number;
    confirmed_at: Instant | null;
  };
  case_follow_ups: {
    id: string;
    case_id: CaseId;
    due: LocalDate;
    done_at: Instant | null;
    finding_sealed: Sealed | null;
    satisfied: number | null;
  };
  case_events: {
    id: string;
    case_id: CaseId;
    position: number;
    event: CaseEventName;
    from_state: CaseState | null;
    to_state: CaseState;
    /** A PersonId, `party:<position>` or `system`. */
    by: string;
    why_sealed: Sealed | null;
    at: Instant;
  };
  case_timers: { case_id: CaseId; key: string; due_at: Instant; done_at: Instant | null };
  case_modes: { resident_id: ResidentId; mode_sealed: Sealed; at: Instant };
}
