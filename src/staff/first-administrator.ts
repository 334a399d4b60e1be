import { Refused } from '../core/errors.ts';
import { accountsOf, BY_SYSTEM, type OneTime } from './accounts.ts';
import type { StaffDeps } from './staff-deps.ts';

/**
 * While there is no account at all: one for the directory's first administrator. Undefined where there are accounts, where
 * the directory names no administrator, or another instance was faster.
 */
export async function firstAdministrator(deps: StaffDeps): Promise<OneTime | undefined> {
  const person = deps.directory().people.find(({ role }) => role === 'administrator');
  if (!person || (await deps.store.accounts()).length > 0) return undefined;
  try {
    return await accountsOf(deps).create(person.id, undefined, BY_SYSTEM);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
