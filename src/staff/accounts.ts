import type { AuditAction } from '../contracts/console/audit.ts';
import { InvalidInput, NotFound, Refused } from '../core/errors.ts';
import type { PersonId } from '../core/ids.ts';
import { newOneTimePassword } from './passwords.ts';
import type { Account } from './ports.ts';
import { signInName } from './sign-in.ts';
import type { StaffDeps } from './staff-deps.ts';

/** A one-time password is good for so long. */
const VALID_MS = 72 * 3_600_000;

/** Who does it: a person and from where, or the command line of the server itself. */
export interface By {
  actor: string;
  address?: string | undefined;
}
export const BY_SYSTEM: By = { actor: 'system' };

/** A way in, shown once. */
export interface OneTime {
  account: Account;
  password: string;
  expiresAt: Date;
}

/** Accounts as an administrator sees them. One person, one account; its rights are the directory's. */
export function accountsOf({ store, directory, passwords, clock }: StaffDeps) {
  const note = (by: By, action: AuditAction, person: PersonId, detail?: string) =>
    store.audit({ ...by, action, subject: person, detail }, clock.now());
  const ofPerson = async (person: PersonId): Promise<Account> => {
    const account = await store.accountOf(person);
    if (!account) throw new NotFound('这个人还没有账号');
    return account;
  };
  const oneTime = async () => {
    const password = newOneTimePassword();
    const expiresAt = new Date(clock.now().getTime() + VALID_MS);
    return { password, expiresAt, passwordHash: await passwords.hash(password) };
  };

  return {
    list: () => store.accounts(),

    /** The sign-in name is the person's id, unless another is given. */
    async create(person: PersonId, name: string | undefined, by: By): Promise<OneTime> {
      if (!directory().people.some(({ id }) => id === person)) throw new NotFound('人员名单里没有这个人');
      const wanted = signInName(name ?? person);
      if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u.test(wanted)) {
        throw new InvalidInput('登录名要 2 到 40 个字，只能用文字、数字和 . _ -');
      }
      const { password, expiresAt, passwordHash } = await oneTime();
      const id = await store.createAccount(
        { person, name: wanted, passwordHash, passwordExpiresAt: expiresAt },
        clock.now(),
      );
      if (id === undefined) throw new Refused('这个人已有账号，或登录名已被别人用了');
      await note(by, 'account.created', person, `登录名 ${wanted}`);
      return { account: await ofPerson(person), password, expiresAt };
    },

    /** A new one-time password; everything signed in with the old one ends, and two-step sign-in is off. */
    async reset(person: PersonId, by: By): Promise<OneTime> {
      const account = await ofPerson(person);
      const { password, expiresAt, passwordHash } = await oneTime();
      await store.setPassword(account.id, { passwordHash, mustChange: true, passwordExpiresAt: expiresAt });
      await store.setTotp(account.id, undefined);
      await store.endSessions(account.id);
      await note(by, 'account.reset', person);
      return { account: await ofPerson(person), password, expiresAt };
    },

    async setDisabled(person: PersonId, disabled: boolean, by: By): Promise<void> {
      if (disabled && by.actor === person) throw new Refused('不能停用自己的账号');
      const account = await ofPerson(person);
      await store.setDisabled(account.id, disabled);
      if (disabled) await store.endSessions(account.id);
      await note(by, disabled ? 'account.disabled' : 'account.enabled', person);
    },
  };
}
