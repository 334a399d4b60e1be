import type { PersonId } from '../../src/core/ids.ts';
import type { HttpApp } from '../../src/http/create-http.ts';
import { createPasswords } from '../../src/staff/passwords.ts';
import type { StaffService } from '../../src/staff/staff-service.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { type StaffClient, staffClient } from './staff-client.ts';

/** scrypt a hundred times cheaper: what is tested is not its strength. */
export const quickPasswords = () => createPasswords({ N: 2 ** 10, r: 8, p: 1 });

export const PASSWORD = '老榆树 下 三只猫 乘凉';

interface Service {
  staff: StaffService;
  storage: Pick<Storage, 'staff'>;
}

/** Somebody of the directory has an account with PASSWORD, made now where there was none; its sign-in name. */
export async function accountIn({ staff, storage }: Service, person: string): Promise<string> {
  const made = await storage.staff.accountOf(person as PersonId);
  if (made) return made.name;
  const { account } = await staff.accounts.create(person as PersonId, undefined, { actor: 'system' });
  await storage.staff.setPassword(account.id, {
    passwordHash: await quickPasswords().hash(PASSWORD),
    mustChange: false,
    passwordExpiresAt: undefined,
  });
  return account.name;
}

/** Somebody of the directory, with an account and signed in at the console. */
export async function signInTo(
  service: Service & { http: Pick<HttpApp, 'request'> },
  person: string,
  { agent }: { agent?: string } = {},
): Promise<StaffClient> {
  const name = await accountIn(service, person);
  const client = staffClient(service.http, { agent });
  const answer = await client.post('/api/console/session', { name, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`${person} cannot sign in: ${await answer.text()}`);
  return client;
}
