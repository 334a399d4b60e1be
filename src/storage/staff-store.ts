import { newId } from '../core/ids.ts';
import type { SessionId, StaffStore } from '../staff/ports.ts';
import { writeAudit } from './log/audit.ts';
import {
  createAccount,
  recoveryHash,
  setTotp,
  spendRecoveryCode,
  spendTotpStep,
  toAccount,
} from './staff/accounts.ts';
import { countAttempt, forgive } from './staff/attempts.ts';
import { searchAudit } from './staff/search-audit.ts';
import { endSessions, sessionByToken, startSession, toSession } from './staff/sessions.ts';
import { read, type Store, transaction } from './store.ts';

/** The port of staff/, its longer methods in files of their own under staff/. */
export function createStaffStore(store: Store): StaffStore {
  const { cipher } = store;
  const iso = (date: Date | undefined) => date?.toISOString() ?? null;
  return {
    accounts: () =>
      read(store, async (db) => {
        const rows = await db.selectFrom('accounts').selectAll().orderBy('name').execute();
        return rows.map((row) => toAccount(row, cipher));
      }),
    account: (id) =>
      read(store, async (db) => {
        const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
        return row && toAccount(row, cipher);
      }),
    accountByName: (name) =>
      read(store, async (db) => {
        const row = await db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst();
        return row && toAccount(row, cipher);
      }),
    accountOf: (person) =>
      read(store, async (db) => {
        const row = await db
          .selectFrom('accounts')
          .selectAll()
          .where('person_id', '=', person)
          .executeTakeFirst();
        return row && toAccount(row, cipher);
      }),
    createAccount: (account, now) => transaction(store, (tx) => createAccount(tx, account, now)),
    setPassword: (id, { passwordHash, mustChange, passwordExpiresAt }) =>
      transaction(store, async (tx) => {
        await tx
          .updateTable('accounts')
          .set({
            password_hash: passwordHash,
            must_change: Number(mustChange),
            password_expires_at: iso(passwordExpiresAt),
          })
          .where('id', '=', id)
          .execute();
      }),
    setDisabled: (id, disabled) =>
      transaction(store, async (tx) => {
        await tx
          .updateTable('accounts')
          .set({ disabled: Number(disabled) })
          .where('id', '=', id)
          .execute();
      }),
    setTotpPending: (id, secret) =>
      transaction(store, async (tx) => {
        const sealed = cipher.seal('totp', secret);
        await tx.updateTable('accounts').set({ totp_pending_sealed: sealed }).where('id', '=', id).execute();
      }),
    setTotp: (id, on) => transaction(store, (tx) => setTotp(tx, cipher, id, on)),
    spendTotpStep: (id, step) => transaction(store, (tx) => spendTotpStep(tx, id, step)),
    spendRecoveryCode: (id, code) =>
      transaction(store, (tx) => spendRecoveryCode(tx, id, recoveryHash(cipher, id, code))),
    recoveryCodesLeft: (id) =>
      read(store, async (db) => {
        const rows = await db
          .selectFrom('recovery_codes')
          .select('code_hash')
          .where('account_id', '=', id)
          .execute();
        return rows.length;
      }),

    startSession: (session, tokenHash) => {
      const id: SessionId = newId<'SessionId'>(session.createdAt.getTime());
      return transaction(store, (tx) => startSession(tx, { ...session, id }, tokenHash));
    },
    session: (tokenHash) => read(store, (db) => sessionByToken(db, cipher, tokenHash)),
    sessionsOf: (account) =>
      read(store, async (db) => {
        const rows = await db
          .selectFrom('staff_sessions')
          .selectAll()
          .where('account_id', '=', account)
          .orderBy('seen_at', 'desc')
          .execute();
        return rows.map(toSession);
      }),
    touchSession: (id, now) =>
      transaction(store, async (tx) => {
        await tx
          .updateTable('staff_sessions')
          .set({ seen_at: now.toISOString() })
          .where('id', '=', id)
          .where('seen_at', '<', now.toISOString())
          .execute();
      }),
    rotateSession: (id, tokenHash) =>
      transaction(store, async (tx) => {
        await tx.updateTable('staff_sessions').set({ token_hash: tokenHash }).where('id', '=', id).execute();
      }),
    endSession: (account, id) =>
      transaction(store, async (tx) => (await endSessions(tx, account, { only: id })) > 0),
    endSessions: (account, except) => transaction(store, (tx) => endSessions(tx, account, { except })),

    attempt: (counters, now) => transaction(store, (tx) => countAttempt(store, tx, counters, now)),
    forgive: (keys, clear) => transaction(store, (tx) => forgive(store, tx, keys, clear)),

    audit: (entry, now) => transaction(store, (tx) => writeAudit(tx, entry, now)),
    searchAudit: (query) => read(store, (db) => searchAudit(db, query)),
  };
}
