import { newId, type ResidentId } from '../../core/ids.ts';
import type { MediationCase, PartyId } from '../../mediation/case.ts';
import type { Secret } from '../../mediation/decision.ts';
import type { LinkState } from '../../mediation/ports.ts';
import { writeAudit } from '../log/audit.ts';
import type { Db, Store } from '../store.ts';
import { loadCase } from './load-case.ts';

/** Tries at one code: a million to five that guessing fails. */
const CODE_TRIES = 5;
/** Links opened in vain by one chat within an hour, before no link is looked at. */
const LINK_TRIES = 5;
const HOUR = 3_600_000;

const codeHash = (store: Store, party: PartyId, revision: number, code: string) =>
  store.cipher.hash('case-code', party, String(revision), code);
const tokenHash = (store: Store, token: string) => store.cipher.hash('case-invitation', token);

/** Tokens and codes are kept as hashes alone. */
export async function storeSecrets(
  store: Store,
  tx: Db,
  c: MediationCase,
  secrets: readonly Secret[],
  now: Date,
): Promise<void> {
  for (const secret of secrets) {
    switch (secret.type) {
      case 'revoke-invitations':
        await tx
          .updateTable('invitations')
          .set({ revoked_at: now.toISOString() })
          .where('party_id', '=', secret.party)
          .where('used_at', 'is', null)
          .where('revoked_at', 'is', null)
          .execute();
        break;
      case 'invitation':
        await tx
          .insertInto('invitations')
          .values({
            id: newId(now.getTime()),
            case_id: c.id,
            party_id: secret.party,
            token_hash: tokenHash(store, secret.token),
            made_at: now.toISOString(),
            expires_at: secret.expires.toISOString(),
            used_at: null,
            used_by: null,
            revoked_at: null,
          })
          .execute();
        break;
      case 'code': {
        const fields = {
          code_hash: codeHash(store, secret.party, secret.revision, secret.code),
          expires_at: secret.expires.toISOString(),
          tries: 0,
        };
        await tx
          .insertInto('confirmations')
          .values({
            party_id: secret.party,
            case_id: c.id,
            revision: secret.revision,
            confirmed_at: null,
            ...fields,
          })
          .onConflict((conflict) => conflict.columns(['party_id', 'revision']).doUpdateSet(fields))
          .execute();
        break;
      }
      case 'code-missed':
        await tx
          .updateTable('confirmations')
          .set((eb) => ({ tries: eb('tries', '+', 1) }))
          .where('party_id', '=', secret.party)
          .where('revision', '=', secret.revision)
          .execute();
        break;
    }
  }
}

/** Whether a code typed is the one this party was shown. Under the case's lock: once is once. */
export async function judgeCode(
  store: Store,
  tx: Db,
  party: PartyId,
  revision: number,
  code: string,
  now: Date,
): Promise<'right' | 'wrong' | 'expired' | 'too-many' | 'none'> {
  const row = await tx
    .selectFrom('confirmations')
    .selectAll()
    .where('party_id', '=', party)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (!row || row.confirmed_at !== null) return 'none';
  if (row.tries >= CODE_TRIES) return 'too-many';
  if (row.expires_at <= now.toISOString()) return 'expired';
  return row.code_hash === codeHash(store, party, revision, code.trim()) ? 'right' : 'wrong';
}

export interface Link {
  state: LinkState;
  file?: MediationCase;
  party?: PartyId;
  invitation?: string;
}

/** What a link is worth to a chat; with the case locked when it is to be used. */
export async function judgeLink(
  store: Store,
  tx: Db,
  token: string,
  chat: ResidentId,
  now: Date,
  lock = false,
): Promise<Link> {
  const since = new Date(now.getTime() - HOUR).toISOString();
  const misses = await tx
    .selectFrom('invitation_misses')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('resident_id', '=', chat)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  if (Number(misses.count) >= LINK_TRIES) return { state: 'tooMany' };
  const row = await tx
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash(store, token))
    .$if(lock && store.dialect.rowLocks, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return { state: 'bad' };
  if (row.used_at !== null && row.used_by !== chat) return { state: 'used' };
  const file = await loadCase(store, tx, { id: row.case_id }, lock);
  if (!file) return { state: 'bad' };
  if (row.used_at !== null) return { state: 'mine', file, party: row.party_id };
  if (row.revoked_at !== null) return { state: 'renewed', file };
  if (row.expires_at <= now.toISOString()) return { state: 'expired', file };
  const desk = await tx
    .selectFrom('desks')
    .select('person_id')
    .where('chat_id', '=', chat)
    .executeTakeFirst();
  const own = file.parties.some((p) => p.resident === chat);
  if (own || (desk && file.mediators.includes(desk.person_id))) return { state: 'notYours', file };
  if (file.state !== 'inviting') return { state: file.endedAt ? 'over' : 'renewed', file };
  return { state: 'good', file, party: row.party_id, invitation: row.id };
}

/** A link that was worth nothing: counted against guessing, and in the audit log. */
export async function missLink(
  tx: Db,
  chat: ResidentId,
  { state, file }: Pick<Link, 'state' | 'file'>,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('invitation_misses')
    .values({ id: newId(now.getTime()), resident_id: chat, why: state, at: now.toISOString() })
    .execute();
  const subject = file?.number ?? 'unknown';
  await writeAudit(tx, { actor: chat, action: 'invitation.refused', subject, detail: state }, now);
}

export async function spendInvitation(tx: Db, id: string, chat: ResidentId, now: Date): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ used_at: now.toISOString(), used_by: chat })
    .where('id', '=', id)
    .execute();
}
