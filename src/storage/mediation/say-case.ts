import type { StoredMessage } from '../../consultation/records.ts';
import type { MessageId, ResidentId } from '../../core/ids.ts';
import { staffFor } from '../../knowledge/directory.ts';
import type { MediationCase } from '../../mediation/case.ts';
import type { CaseSaying, RoomMessage } from '../../mediation/decision.ts';
import { raise, sayIn } from '../handoff/say.ts';
import { plainText } from '../plain-text.ts';
import type { Db, Store } from '../store.ts';
import { nextPosition } from './next-position.ts';

/**
 * What a decision says, in everybody's chats. Never under a consultation: a case and a matter of their own do not mix.
 * Each message is noted as showing something of the case, so that erasure finds it and a reply to it its room.
 */
export async function sayCase(
  store: Store,
  tx: Db,
  c: MediationCase,
  say: readonly CaseSaying[],
  now: Date,
): Promise<StoredMessage[]> {
  const said: StoredMessage[] = [];
  for (const saying of say) {
    if ('alert' in saying) {
      const { directory } = store.caseRules();
      const alert = { ...saying.alert, to: staffFor(directory, c.area) };
      said.push(...(await raise(store, tx, alert, now)).said);
      continue;
    }
    const chat = await chatOf(tx, c, saying);
    if (!chat) continue;
    const author = saying.shows ? ('person' as const) : ('system' as const);
    const about = { consultation: undefined, replies: [saying.reply], author, now };
    const stored = await sayIn(store, tx, chat, about);
    for (const message of stored) {
      await tx
        .insertInto('case_copies')
        .values({ message_id: message.id, case_id: c.id, case_message_id: saying.shows ?? null })
        .execute();
    }
    said.push(...stored);
  }
  return said;
}

async function chatOf(
  tx: Db,
  c: MediationCase,
  saying: Exclude<CaseSaying, { alert: unknown }>,
): Promise<ResidentId | undefined> {
  if ('party' in saying) return c.parties.find((p) => p.id === saying.party)?.resident;
  const desk = await tx
    .selectFrom('desks')
    .select('chat_id')
    .where('person_id', '=', saying.person)
    .executeTakeFirst();
  return desk?.chat_id;
}

/** A word said in the room. False: this source was passed on before. */
export async function storeRoomMessage(
  store: Store,
  tx: Db,
  c: MediationCase,
  message: RoomMessage,
  source: MessageId | undefined,
): Promise<boolean> {
  const from =
    source &&
    (await tx.selectFrom('messages').select('resident_id').where('id', '=', source).executeTakeFirst());
  const session = c.sessions.find((s) => s.state === 'open');
  const row = await tx
    .insertInto('case_messages')
    .values({
      id: message.id,
      case_id: c.id,
      position: await nextPosition(tx, 'case_messages', c.id),
      session_id: session?.id ?? null,
      by_party: message.byParty ?? null,
      by_person: message.byPerson ?? null,
      audience: message.audience,
      text_sealed: store.cipher.seal('case', plainText(message.text)),
      files_sealed: message.files.length ? store.cipher.seal('case', JSON.stringify(message.files)) : null,
      source_id: source ?? null,
      from_chat: from?.resident_id ?? null,
      delivery: 'going',
      missed: null,
      at: message.at.toISOString(),
    })
    .onConflict((conflict) => conflict.column('source_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
