import type { AuditAction } from '../contracts/console/audit.ts';
import type { Brand, PersonId } from '../core/ids.ts';
import type { Role } from './rights.ts';

export type AccountId = Brand<'AccountId'>;
export type SessionId = Brand<'SessionId'>;

/** A way into the console for a person of the directory; role and areas are always the directory's, never kept here. */
export interface Account {
  id: AccountId;
  person: PersonId;
  /** Sign-in name, in lower case. */
  name: string;
  passwordHash: string;
  /** Signed in, they may do nothing but choose a new password. */
  mustChange: boolean;
  /** Of a one-time password: after it, it is worth nothing. */
  passwordExpiresAt: Date | undefined;
  disabled: boolean;
  /** The TOTP secret in base32; undefined: not switched on. */
  totp: string | undefined;
  /** Shown for scanning, not yet proven by a code. */
  totpPending: string | undefined;
  createdAt: Date;
  signedInAt: Date | undefined;
}

export interface NewAccount {
  person: PersonId;
  name: string;
  passwordHash: string;
  passwordExpiresAt: Date;
}

export interface Session {
  id: SessionId;
  account: AccountId;
  /** Of the person when they signed in: another one now ends the session. */
  role: Role;
  createdAt: Date;
  seenAt: Date;
  /** However much it is used. */
  endsAt: Date;
  /** Network address and browser, for the owner to recognise it. */
  address: string;
  agent: string;
}

/** One counter that slows guessing: `free` attempts cost nothing, each one after that doubles the wait. */
export interface Counter {
  key: string;
  free: number;
}

export interface AuditEntry {
  /** Person id; `resident`, `system`, or `stranger` for whoever did not sign in. */
  actor: string;
  action: AuditAction;
  /** Number or id of what it was done to. */
  subject: string;
  detail?: string | undefined;
  address?: string | undefined;
}

export interface AuditRow extends Required<Pick<AuditEntry, 'actor' | 'subject'>> {
  id: string;
  /** An AuditAction, or one of an earlier version. */
  action: string;
  detail: string | undefined;
  address: string | undefined;
  at: Date;
}

export interface AuditQuery {
  actor?: string | undefined;
  /** Whole, or its beginning up to a dot: `account` finds `account.created`. */
  action?: string | undefined;
  subject?: string | undefined;
  address?: string | undefined;
  /** Instants, from inclusive, until exclusive. */
  from?: Date | undefined;
  until?: Date | undefined;
  limit: number;
  offset: number;
  oldestFirst?: boolean | undefined;
}

/** What staff/ needs kept. */
export interface StaffStore {
  accounts(): Promise<Account[]>;
  account(id: AccountId): Promise<Account | undefined>;
  accountByName(name: string): Promise<Account | undefined>;
  accountOf(person: PersonId): Promise<Account | undefined>;
  /** Undefined: the name is taken, or the person has one already. */
  createAccount(account: NewAccount, now: Date): Promise<AccountId | undefined>;
  setPassword(
    id: AccountId,
    password: Pick<Account, 'passwordHash' | 'mustChange' | 'passwordExpiresAt'>,
  ): Promise<void>;
  setDisabled(id: AccountId, disabled: boolean): Promise<void>;
  setTotpPending(id: AccountId, secret: string): Promise<void>;
  /** Switches on with these recovery codes, or off (undefined); codes from before are void. */
  setTotp(id: AccountId, on: { secret: string; recoveryCodes: readonly string[] } | undefined): Promise<void>;
  /** Notes the time step of an accepted code; false: this or a later one was used before (a replay). */
  spendTotpStep(id: AccountId, step: number): Promise<boolean>;
  /** Uses the code up; false: not one of theirs, or used. */
  spendRecoveryCode(id: AccountId, code: string): Promise<boolean>;
  recoveryCodesLeft(id: AccountId): Promise<number>;

  /** Also notes the sign-in on the account, and forgets sessions that ended by themselves. */
  startSession(session: Omit<Session, 'id'>, tokenHash: string): Promise<SessionId>;
  session(tokenHash: string): Promise<{ session: Session; account: Account } | undefined>;
  sessionsOf(account: AccountId): Promise<Session[]>;
  touchSession(id: SessionId, now: Date): Promise<void>;
  /** The same session under a new token; the old one is worth nothing. */
  rotateSession(id: SessionId, tokenHash: string): Promise<void>;
  /** False: no such session of this account. */
  endSession(account: AccountId, id: SessionId): Promise<boolean>;
  endSessions(account: AccountId, except?: SessionId): Promise<number>;

  /** Counts one attempt on every counter, unless one of them says to wait: then the milliseconds, and nothing is counted. */
  attempt(counters: readonly Counter[], now: Date): Promise<number>;
  /** Takes back the attempt just counted; `clear` are set to zero. */
  forgive(keys: readonly string[], clear: readonly string[]): Promise<void>;

  audit(entry: AuditEntry, now: Date): Promise<void>;
  searchAudit(query: AuditQuery): Promise<{ rows: AuditRow[]; total: number }>;
}
