import { accountsOf } from './accounts.ts';
import { firstAdministrator } from './first-administrator.ts';
import { ownAccount } from './own-account.ts';
import { readSession } from './sessions.ts';
import { type Credentials, signIn } from './sign-in.ts';
import type { From, StaffDeps } from './staff-deps.ts';

export type StaffService = ReturnType<typeof createStaff>;

/** Accounts, sign-in and the audit log, over one store. */
export function createStaff(deps: StaffDeps) {
  return {
    signIn: (given: Credentials, from: From) => signIn(deps, given, from),
    session: (token: string, inUse = true) => readSession(deps, token, inUse),
    own: ownAccount(deps),
    accounts: accountsOf(deps),
    firstAdministrator: () => firstAdministrator(deps),
    audit: (entry: Parameters<typeof deps.store.audit>[0]) => deps.store.audit(entry, deps.clock.now()),
    searchAudit: deps.store.searchAudit,
  };
}
