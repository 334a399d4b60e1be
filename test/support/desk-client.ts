import type { App } from '../../src/app.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { PASSWORD, quickPasswords, type StaffClient, staffClient } from './staff-world.ts';

export interface DeskClient extends StaffClient {
  /** Posts to a matter; gives the body, throws with it when refused. */
  act(number: string, what: string, body?: object): Promise<Record<string, unknown>>;
  refused(number: string, what: string, body?: object): Promise<{ status: number; message: string }>;
}

/** A person of the directory signed in to the whole app's console. */
export async function signInDesk(app: App, person: string): Promise<DeskClient> {
  const { account } = await app.staff.accounts.create(person as PersonId, undefined, { actor: 'system' });
  const passwordHash = await quickPasswords().hash(PASSWORD);
  await app.storage.staff.setPassword(account.id, {
    passwordHash,
    mustChange: false,
    passwordExpiresAt: undefined,
  });
  const client = staffClient(app.http);
  const answer = await client.post('/api/console/session', { name: person, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`${person} cannot sign in: ${await answer.text()}`);
  const post = (number: string, what: string, body: object = {}) =>
    client.post(`/api/console/desk/matters/${number}/${what}`, body);
  return Object.assign(client, {
    async act(number: string, what: string, body?: object) {
      const response = await post(number, what, body);
      if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    },
    async refused(number: string, what: string, body?: object) {
      const response = await post(number, what, body);
      const told = (await response.json()) as { error?: { message: string } };
      return { status: response.status, message: told.error?.message ?? '' };
    },
  });
}
