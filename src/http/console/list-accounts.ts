import type { z } from 'zod';
import type { AccountRow, accountsQuery } from '../../contracts/console/accounts.ts';
import type { Page, PageQuery } from '../../contracts/console/paging.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { Account } from '../../staff/ports.ts';

type Query = PageQuery & z.infer<typeof accountsQuery>;

/** Everybody in the directory with their account, and accounts whose person left it. A few hundred rows: joined in memory. */
export function listAccounts(
  directory: Directory,
  accounts: readonly Account[],
  { page, size, search, role, state }: Query,
): Page<AccountRow> {
  const byPerson = new Map(accounts.map((account) => [account.person, account]));
  const people = new Set(directory.people.map(({ id }) => id));
  const names = new Map(directory.areas.map((area) => [area.id, area.name]));
  const rows: AccountRow[] = [
    ...directory.people.map((person): AccountRow => {
      const account = byPerson.get(person.id);
      return {
        person: person.id,
        name: person.name,
        role: person.role,
        areas: person.areas.map((area) => names.get(area) ?? area),
        organisation: person.organisation ?? null,
        account: account ? accountPart(account, true) : null,
      };
    }),
    ...accounts
      .filter((account) => !people.has(account.person))
      .map(
        (account): AccountRow => ({
          person: account.person,
          name: account.person,
          role: null,
          areas: [],
          organisation: null,
          account: accountPart(account, false),
        }),
      ),
  ];
  const found = rows.filter(
    (row) =>
      (role === undefined || row.role === role) &&
      (state === undefined || (row.account?.state ?? 'none') === state) &&
      (search === undefined ||
        [row.person, row.name, row.organisation, row.account?.name, ...row.areas].some((text) =>
          text?.toLowerCase().includes(search.toLowerCase()),
        )),
  );
  return { rows: found.slice((page - 1) * size, page * size), total: found.length };
}

function accountPart(account: Account, known: boolean): NonNullable<AccountRow['account']> {
  const state = !known ? 'gone' : account.disabled ? 'disabled' : account.mustChange ? 'new' : 'active';
  return {
    name: account.name,
    state,
    twoStep: account.totp !== undefined,
    createdAt: account.createdAt.toISOString(),
    signedInAt: account.signedInAt?.toISOString() ?? null,
  };
}
