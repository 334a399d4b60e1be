import type { Selectable } from 'kysely';
import type { Account, AccountId, Session, SessionId } from '../../staff/ports.ts';
import type { Cipher } from '../encryption.ts';
import { plainText } from '../plain-text.ts';
import type { StaffSessionTable } from '../schema.ts';
import type { Db } from '../store.ts';
import { toAccount } from './accounts.ts';

export function toSession(row: Selectable<StaffSessionTable>): Session {
  return {
    id: row.id,
    account: row.account_id,
    role: row.role,
    createdAt: new Date(row.created_at),
    seenAt: new Date(row.seen_at),
    endsAt: new Date(row.ends_at),
    address: row.address,
    agent: row.agent,
  };
}

export async function startSession(tx: Db, session: Session, tokenHash: string): Promise<SessionId> {
  const now = session.createdAt.toISOString();
  await tx.deleteFrom('staff_sessions').where('ends_at', '<=', now).execute();
  await tx.updateTable('accounts').set({ signed_in_at: now }).where('id', '=', session.account).execute();
  await tx
    .insertInto('staff_sessions')
    .values({
      id: session.id,
      account_id: session.account,
      token_hash: tokenHash,
      role: session.role,
      created_at: now,
      seen_at: session.seenAt.toISOString(),
      ends_at: session.endsAt.toISOString(),
      address: plainText(session.address),
      agent: plainText(session.agent),
    })
    .execute();
  return session.id;
}

export async function sessionByToken(
  db: Db,
  cipher: Cipher,
  tokenHash: string,
): Promise<{ session: Session; account: Account } | undefined> {
  const session = await db
    .selectFrom('staff_sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!session) return undefined;
  const account = await db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', session.account_id)
    .executeTakeFirstOrThrow();
  return { session: toSession(session), account: toAccount(account, cipher) };
}

export async function endSessions(
  tx: Db,
  account: AccountId,
  which: { only?: SessionId | undefined; except?: SessionId | undefined },
): Promise<number> {
  let query = tx.deleteFrom('staff_sessions').where('account_id', '=', account);
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.except !== undefined) query = query.where('id', '!=', which.except);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
