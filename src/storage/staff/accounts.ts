import type { Selectable } from 'kysely';
import { newId } from '../../core/ids.ts';
import type { Account, AccountId, NewAccount } from '../../staff/ports.ts';
import type { Cipher } from '../encryption.ts';
import type { AccountTable } from '../schema.ts';
import type { Db } from '../store.ts';

export function toAccount(row: Selectable<AccountTable>, cipher: Cipher): Account {
  const open = (sealed: string | null) => (sealed === null ? undefined : cipher.open('totp', sealed));
  const date = (at: string | null) => (at === null ? undefined : new Date(at));
  return {
    id: row.id,
    person: row.person_id,
    name: row.name,
    passwordHash: row.password_hash,
    mustChange: row.must_change === 1,
    passwordExpiresAt: date(row.password_expires_at),
    disabled: row.disabled === 1,
    totp: open(row.totp_sealed),
    totpPending: open(row.totp_pending_sealed),
    createdAt: new Date(row.created_at),
    signedInAt: date(row.signed_in_at),
  };
}

export async function createAccount(
  tx: Db,
  { person, name, passwordHash, passwordExpiresAt }: NewAccount,
  now: Date,
): Promise<AccountId | undefined> {
  const row = await tx
    .insertInto('accounts')
    .values({
      id: newId<'AccountId'>(now.getTime()),
      person_id: person,
      name,
      password_hash: passwordHash,
      must_change: 1,
      password_expires_at: passwordExpiresAt.toISOString(),
      disabled: 0,
      totp_sealed: null,
      totp_pending_sealed: null,
      totp_step: null,
      created_at: now.toISOString(),
      signed_in_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function setTotp(
  tx: Db,
  cipher: Cipher,
  id: AccountId,
  on: { secret: string; recoveryCodes: readonly string[] } | undefined,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({
      totp_sealed: on ? cipher.seal('totp', on.secret) : null,
      totp_pending_sealed: null,
      totp_step: null,
    })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('recovery_codes').where('account_id', '=', id).execute();
  if (!on) return;
  await tx
    .insertInto('recovery_codes')
    .values(on.recoveryCodes.map((code) => ({ account_id: id, code_hash: recoveryHash(cipher, id, code) })))
    .execute();
}

/** Keyed: 50 random bits alone would not stand against somebody who has a copy of the table. */
export const recoveryHash = (cipher: Cipher, id: AccountId, code: string): string =>
  cipher.hash('recovery-code', id, code);

export async function spendTotpStep(tx: Db, id: AccountId, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('accounts')
    .set({ totp_step: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function spendRecoveryCode(tx: Db, id: AccountId, hash: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('recovery_codes')
    .where('account_id', '=', id)
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
