import type { CaseEventName } from '../contracts/case-event.ts';
import type { MediationCommand } from '../contracts/mediation-command.ts';
import type { Reply } from '../contracts/reply.ts';
import type { AreaId, ConsultationId, PersonId, ResidentId } from '../core/ids.ts';
import type { Actor } from './actor.ts';
import type { CaseSource, MediationCase, Party } from './case.ts';
import type { CaseState } from './case-states.ts';
import type { RoomMessage } from './decision.ts';

/** What a link opened by somebody is worth. `mine`: they came in by it before; `renewed`: another was made, or none is needed. */
export type LinkState =
  | 'good'
  | 'mine'
  | 'bad'
  | 'used'
  | 'renewed'
  | 'expired'
  | 'over'
  | 'notYours'
  | 'tooMany';

export interface CaseHistoryItem {
  event: CaseEventName;
  from: CaseState | undefined;
  to: CaseState;
  by: string;
  why: string | undefined;
  at: Date;
}

/** Every condition holds at once; `areas` and `person` are what the reader may see: either is enough. */
export interface CaseFilter {
  areas?: readonly AreaId[];
  person?: PersonId;
  states?: readonly CaseState[];
  sources?: readonly CaseSource[];
  disputeType?: string;
  room?: string;
  from?: Date;
  until?: Date;
  mediator?: PersonId;
  /** Still going on, and past its limit at this moment. */
  overdueAt?: Date;
  /** Further bounds of place: those a filter asks for. */
  within?: readonly AreaId[];
  /** In the number. */
  search?: string;
  limit: number;
  offset: number;
}

export interface Carried {
  done: boolean;
  /** To who acted; not done: why. */
  replies: readonly Reply[];
  file: MediationCase | undefined;
  /** What was asked for is still wanted. */
  again?: true;
}

/**
 * Rows of mediation. Commands are decided by decide.ts under the lock of the case's row; of two at once one is decided
 * after the other. Timers fire once, whichever instance comes first.
 */
export interface MediationStore {
  /** Of a chat: what it is in the middle of, as JSON. */
  mode(chat: ResidentId): Promise<string | undefined>;
  /** Number of the consultation a case came from. */
  consultationNumber(id: ConsultationId): Promise<string | undefined>;
  /** By key, `2026-12`. */
  file(key: string): Promise<MediationCase | undefined>;
  casesOf(who: { resident: ResidentId } | { person: PersonId }): Promise<MediationCase[]>;
  list(filter: CaseFilter): Promise<{ total: number; cases: MediationCase[] }>;
  /** Oldest first, everything: who may see what is speak.ts's `partySees` and the console's rights. */
  messages(file: Pick<MediationCase, 'id'>): Promise<RoomMessage[]>;
  history(file: Pick<MediationCase, 'id'>): Promise<CaseHistoryItem[]>;
  /** Another one whenever something happened in the case or was said in its room. */
  pulse(file: Pick<MediationCase, 'id'>): Promise<string>;
  /** What a link is worth to this chat, without using it. One that is worth nothing is counted when it is used (`join`). */
  openLink(
    token: string,
    chat: ResidentId,
    now: Date,
  ): Promise<{ state: LinkState; file?: MediationCase | undefined; party?: Party | undefined }>;
  /** The case and audience of a message shown in this chat, by the channel's own id of it; `elsewhere`: of a consultation. */
  shownIn(
    chat: ResidentId,
    channelMessageId: string,
  ): Promise<{ key: string; audience: string } | 'elsewhere' | undefined>;
  /** A command in a transaction of its own: from the console. */
  carryOut(command: MediationCommand, actor: Actor, now: Date): Promise<Carried>;
  /** The bot that invitations lead to: any instance makes the same links, also while Telegram cannot be reached. */
  keepBotName(name: string): Promise<void>;
  /** Everything whose time has come; how much it was. */
  fireTimers(now: Date): Promise<number>;
}
