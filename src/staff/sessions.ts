import type { DirectoryPerson } from '../knowledge/directory.ts';
import type { Account, Session } from './ports.ts';
import type { Role, Who } from './rights.ts';
import type { From, StaffDeps } from './staff-deps.ts';
import { hashToken, isToken, newToken } from './tokens.ts';
import { whoOf } from './who.ts';

/** Without a request for so long, a session ends: a screen left on in a service hall. */
export const IDLE_MS = 2 * 3_600_000;
/** However busy, once a working day the password is asked for. */
const ABSOLUTE_MS = 12 * 3_600_000;
/** The last use is noted at most so often: one write a minute and session. */
const TOUCH_MS = 60_000;
const MAX_AGENT = 200;

/** Somebody who is signed in, as of this request. */
export interface SignedIn {
  who: Who;
  person: DirectoryPerson;
  account: Account;
  session: Session;
}

/** The account's further sessions stay: people have a computer and a phone. */
export async function startSession(
  { store, clock }: StaffDeps,
  account: Account,
  role: Role,
  from: From,
): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await store.startSession(
    {
      account: account.id,
      role,
      createdAt: now,
      seenAt: now,
      endsAt: new Date(now.getTime() + ABSOLUTE_MS),
      address: from.address,
      agent: from.agent.slice(0, MAX_AGENT),
    },
    hashToken(token),
  );
  return token;
}

/**
 * Who this token signs in now; undefined: nobody (unknown, ended, disabled, gone from the directory, another role).
 * `inUse`: somebody does something, so the session goes on.
 */
export async function readSession(
  deps: StaffDeps,
  token: string,
  inUse = true,
): Promise<SignedIn | undefined> {
  if (!isToken(token)) return undefined;
  const found = await deps.store.session(hashToken(token));
  if (!found || !isAlive(found.session, deps.clock.now()) || found.account.disabled) return undefined;
  const { session, account } = found;
  const directory = deps.directory();
  const person = directory.people.find(({ id }) => id === account.person);
  if (!person) return undefined;
  if (person.role !== session.role) {
    // More rights, or fewer: in either case not under a token from before.
    await deps.store.endSession(account.id, session.id);
    return undefined;
  }
  const now = deps.clock.now();
  if (inUse && now.getTime() - session.seenAt.getTime() >= TOUCH_MS)
    await deps.store.touchSession(session.id, now);
  return { who: whoOf(directory, person), person, account, session };
}

export const isAlive = ({ seenAt, endsAt }: Pick<Session, 'seenAt' | 'endsAt'>, now: Date): boolean =>
  now < endsAt && now.getTime() - seenAt.getTime() < IDLE_MS;

/** A new token for the same session, after what it may do has changed. */
export async function rotate({ store }: StaffDeps, session: Session): Promise<string> {
  const token = newToken();
  await store.rotateSession(session.id, hashToken(token));
  return token;
}
