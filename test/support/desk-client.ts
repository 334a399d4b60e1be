import type { App } from '../../src/app.ts';
import { signInTo } from './accounts.ts';
import type { StaffClient } from './staff-client.ts';

export interface DeskClient extends StaffClient {
  /** Posts to a matter; gives the body, throws with it when refused. */
  act(number: string, what: string, body?: object): Promise<Record<string, unknown>>;
  refused(number: string, what: string, body?: object): Promise<{ status: number; message: string }>;
}

/** A person of the directory signed in to the whole app's console. */
export async function signInDesk(app: App, person: string): Promise<DeskClient> {
  const client = await signInTo(app, person);
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
