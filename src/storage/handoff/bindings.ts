import type { Told } from '../../consultation/orders.ts';
import type { StoredMessage } from '../../consultation/records.ts';
import type { Reply } from '../../contracts/reply.ts';
import type { PersonId, ResidentId } from '../../core/ids.ts';
import { writeAudit } from '../log/audit.ts';
import type { Db, Store } from '../store.ts';
import { UNSENT } from '../unsettled.ts';
import { consoleChat, openConsole } from './console-chat.ts';
import { giveBackAll } from './give-back.ts';

export async function makeBindCode(
  store: Store,
  tx: Db,
  person: PersonId,
  code: string,
  expires: Date,
): Promise<void> {
  const fields = { code_hash: store.cipher.hash('bind-code', code), expires_at: expires.toISOString() };
  await tx
    .insertInto('bind_codes')
    .values({ person_id: person, ...fields })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(fields))
    .execute();
}

/**
 * The chat becomes the person's desk, and only this one: the code is used up, an earlier desk of theirs ends (a lost
 * account), what they hold stays theirs.
 */
export async function bind(
  store: Store,
  tx: Db,
  chat: ResidentId,
  { code, toResident }: { code: string; toResident: (number: string) => Reply },
  now: Date,
): Promise<{ told: Told; said: StoredMessage[] }> {
  const wait = await guessesOf(tx, chat);
  if (wait && wait.wait_until > now.toISOString())
    return { told: { done: false, why: 'too-many', until: new Date(wait.wait_until) }, said: [] };
  const found = await tx
    .deleteFrom('bind_codes')
    .where('code_hash', '=', store.cipher.hash('bind-code', code))
    .where('expires_at', '>', now.toISOString())
    .returning('person_id')
    .executeTakeFirst();
  if (!found) {
    await countGuess(tx, chat, (wait?.wrong ?? 0) + 1, now);
    return { told: { done: false, why: 'wrong-code' }, said: [] };
  }
  await tx.deleteFrom('bind_guesses').where('chat_id', '=', chat).execute();
  const person = found.person_id;
  const before = await tx
    .selectFrom('desks')
    .select('person_id')
    .where('chat_id', '=', chat)
    .where('person_id', '!=', person)
    .executeTakeFirst();
  // One account, one person: who sat here before gives back what they had.
  const options = { toResident, keepConsole: true };
  const said = before ? (await unbind(store, tx, before.person_id, options, now)).said : [];
  const own = await tx
    .selectFrom('desks')
    .select('chat_id')
    .where('person_id', '=', person)
    .executeTakeFirst();
  const console = await consoleChat(store, tx, person);
  // Whoever has the lost account must not read on.
  if (own && own.chat_id !== chat && own.chat_id !== console) await forgetShown(tx, own.chat_id);
  const fields = { chat_id: chat, away: 0, awaiting: null, bound_at: now.toISOString() };
  await tx
    .insertInto('desks')
    .values({ person_id: person, opened_id: null, ...fields })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(fields))
    .execute();
  await writeAudit(tx, { actor: person, action: 'desk.bound', subject: person }, now);
  return { told: { done: true, person }, said };
}

/** Typing errors cost nothing; from then on each wrong code doubles the wait. */
const FREE_GUESSES = 3;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 24 * 3_600_000;

function guessesOf(tx: Db, chat: ResidentId) {
  return tx.selectFrom('bind_guesses').selectAll().where('chat_id', '=', chat).executeTakeFirst();
}

async function countGuess(tx: Db, chat: ResidentId, wrong: number, now: Date): Promise<void> {
  const wait =
    wrong < FREE_GUESSES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (wrong - FREE_GUESSES), LONGEST_WAIT_MS);
  const fields = { wrong, wait_until: new Date(now.getTime() + wait).toISOString() };
  await tx
    .insertInto('bind_guesses')
    .values({ chat_id: chat, ...fields })
    .onConflict((conflict) => conflict.column('chat_id').doUpdateSet(fields))
    .execute();
  await writeAudit(
    tx,
    { actor: 'stranger', action: 'desk.wrong-code', subject: chat, detail: `${wrong}` },
    now,
  );
}

/**
 * The desk ends; its matters go back, and what was shown in its chats is taken out of the log. `keepConsole`: the console
 * becomes the desk, where the person has one; without it they left the job.
 */
export async function unbind(
  store: Store,
  tx: Db,
  person: PersonId,
  { toResident, keepConsole }: { toResident: (number: string) => Reply; keepConsole: boolean },
  now: Date,
): Promise<{ told: Told; said: StoredMessage[] }> {
  const desk = await tx
    .selectFrom('desks')
    .select('chat_id')
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (!desk) return { told: { done: false, why: 'no-desk' }, said: [] };
  const { matters, said } = await giveBackAll(store, tx, person, toResident, now);
  await tx.deleteFrom('desks').where('person_id', '=', person).execute();
  await forgetShown(tx, desk.chat_id);
  const console = await consoleChat(store, tx, person);
  if (console) await forgetShown(tx, console);
  if (console && keepConsole) await openConsole(store, tx, person, now);
  await writeAudit(tx, { actor: person, action: 'desk.unbound', subject: person, detail: `${matters}` }, now);
  return { told: { done: true, person, matters }, said };
}

/** What this chat was shown of residents is not theirs any more: no export, no history gives it again. */
async function forgetShown(tx: Db, chat: ResidentId): Promise<void> {
  const shown = tx
    .selectFrom('messages')
    .select('id')
    .where('resident_id', '=', chat)
    .where((eb) =>
      eb.or([
        eb('consultation_id', 'is not', null),
        eb('id', 'in', eb.selectFrom('case_copies').select('message_id')),
      ]),
    );
  await tx
    .updateTable('outbox')
    .set({ state: 'dead', reason: 'unbound', chat: null, address_sealed: null, lease_owner: null })
    .where('state', 'in', UNSENT)
    .where('message_id', 'in', shown)
    .execute();
  await tx
    .updateTable('messages')
    .set({ reply: null })
    .where('direction', '=', 'out')
    .where('id', 'in', shown)
    .execute();
}
