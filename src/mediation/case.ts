import type { CASE_SOURCES } from '../contracts/case-names.ts';
import type { LocalDate } from '../core/dates.ts';
import type { AreaId, Brand, ConsultationId, PersonId, ResidentId } from '../core/ids.ts';
import type { DisputeType } from '../knowledge/topics.ts';
import type { CaseState } from './case-states.ts';

export type CaseId = Brand<'CaseId'>;
export type PartyId = Brand<'PartyId'>;
export type SessionId = Brand<'SessionId'>;

export type CaseSource = keyof typeof CASE_SOURCES;

/** Up from community to street to joint. `joint`: 公调、诉调、访调 and rooms of a trade. */
export type RoomLevel = 'grid' | 'community' | 'street' | 'joint';

export type Side = 'applicant' | 'respondent';

/** 当事人, as the official case file describes one. Personal fields are sealed at rest and gone after erasure. */
export interface Party {
  id: PartyId;
  /** From 1, in the order of the file: what buttons and the console call a party by. */
  position: number;
  side: Side;
  /** Their chat, once they opened the invitation (an applicant: from the start). */
  resident: ResidentId | undefined;
  kind: 'person' | 'organisation';
  /** Empty after erasure. */
  name: string;
  sex: '男' | '女' | undefined;
  ethnicity: string | undefined;
  age: number | undefined;
  occupation: string | undefined;
  contact: string | undefined;
  address: string | undefined;
  /** Of an organisation: who acts for it, and as what. */
  representative: string | undefined;
  consent: 'asked' | 'given' | 'refused' | undefined;
  consentAt: Date | undefined;
  /** Agreed to the extension asked for (MediationCase.extendTo). */
  extensionOk: boolean;
}

export type SessionPlace = 'on-site' | 'online';
export interface MediationSession {
  id: SessionId;
  place: SessionPlace;
  /** Times proposed; each party picks; `at` is the one that holds. */
  proposed: readonly Date[];
  /** Which of them suit whom. */
  picks: readonly { party: PartyId; at: Date }[];
  at: Date | undefined;
  state: 'proposed' | 'fixed' | 'open' | 'paused' | 'ended' | 'cancelled';
  /** 调解笔录: what the mediator recorded. */
  record: string | undefined;
  startedAt: Date | undefined;
  endedAt: Date | undefined;
}

/** One duty of an agreement: who does what, how much, by when. Instalments are one each. */
export interface Term {
  id: string;
  who: PartyId;
  what: string;
  /** 分 (1/100 yuan); undefined: nothing to pay. */
  amount: number | undefined;
  due: LocalDate | undefined;
  performed: LocalDate | undefined;
}

export interface Agreement {
  form: 'oral' | 'written';
  terms: readonly Term[];
  /** How disputes about it are dealt with, costs, other words the sides want in it. */
  more: string | undefined;
  /** Counts the wordings put before the sides; a confirmation is of one of them. */
  revision: number;
  proposedAt: Date;
  confirmedBy: readonly { party: PartyId; at: Date }[];
  /** All confirmed: from here the 30 days of joint judicial confirmation count (人民调解法第三十三条). */
  effectiveAt: Date | undefined;
}

export interface FollowUp {
  id: string;
  on: LocalDate;
  doneAt: Date | undefined;
  finding: string | undefined;
  satisfied: boolean | undefined;
}

/** What the case kept from getting worse, for the yearly figures. */
export const PREVENTED = { crime: '民转刑', petition: '群体性上访', suicide: '自杀' } as const;
export type Prevented = keyof typeof PREVENTED;

/** A card before a mediator, as in the handoff: one open at a time. */
export interface CaseOffer {
  id: string;
  person: PersonId;
  state: 'offered' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn';
  madeAt: Date;
  expiresAt: Date;
  endedAt: Date | undefined;
}

/** 调解案件: the official case file, and with its consultation one story. */
export interface MediationCase {
  id: CaseId;
  /** 〔2026〕莲调字第12号; gap-free per year, given when the application is stored. */
  number: string;
  year: number;
  /** The 12 of 第12号. */
  serial: number;
  consultation: ConsultationId | undefined;
  area: AreaId;
  /** Room of the directory. */
  room: string;
  level: RoomLevel;
  /** Why this room. */
  roomReason: string;
  state: CaseState;
  disputeType: DisputeType;
  source: CaseSource;
  facts: string;
  claims: string;
  /** 涉及金额, in 分. */
  amount: number | undefined;
  /** 涉及人数. */
  people: number;
  parties: readonly Party[];
  mediators: readonly PersonId[];
  offers: readonly CaseOffer[];
  sessions: readonly MediationSession[];
  agreement: Agreement | undefined;
  confirmation: 'none' | 'wanted' | 'applied' | 'confirmed' | 'refused';
  followUps: readonly FollowUp[];
  prevented: readonly Prevented[];
  /** Why it was rejected, refused, failed, withdrawn or moved to another room. */
  reason: string | undefined;
  appliedAt: Date;
  acceptedAt: Date | undefined;
  /** When the last side consented: the 30 days run from here. */
  consentedAt: Date | undefined;
  /** 30 days from consent by default; later when both sides agreed to extend. */
  dueAt: Date | undefined;
  /** An extension asked for and not yet agreed to by everybody. */
  extendTo: LocalDate | undefined;
  endedAt: Date | undefined;
  archivedAt: Date | undefined;
}
