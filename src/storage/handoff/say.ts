import type { Alert } from '../../consultation/orders.ts';
import type { StoredMessage } from '../../consultation/records.ts';
import type { Reply } from '../../contracts/reply.ts';
import type { ConsultationId, PersonId, ResidentId } from '../../core/ids.ts';
import type { Saying } from '../../handoff/ports.ts';
import { storeReplies } from '../log/store-replies.ts';
import { plainText } from '../plain-text.ts';
import type { Db, Store } from '../store.ts';
import { topicOf } from './topics.ts';

/** Says something unasked in a chat: stored under its next seq, whose row is locked here. */
export async function sayIn(
  store: Store,
  tx: Db,
  chat: ResidentId,
  about: {
    consultation: ConsultationId | undefined;
    replies: readonly Reply[];
    author: 'bot' | 'person' | 'system';
    now: Date;
  },
): Promise<StoredMessage[]> {
  const resident = await tx
    .selectFrom('residents')
    .selectAll()
    .where('id', '=', chat)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  return storeReplies(tx, { ...about, turn: undefined, resident });
}

/** To a person: in the matter's topic, else at their desk; nothing where they have neither. */
export async function sayToPerson(
  store: Store,
  tx: Db,
  person: PersonId,
  about: { consultation: ConsultationId | undefined; reply: Reply; now: Date; author?: 'system' },
): Promise<StoredMessage[]> {
  const desk = await tx
    .selectFrom('desks')
    .select('chat_id')
    .where('person_id', '=', person)
    .executeTakeFirst();
  const { consultation, reply, now } = about;
  const chat = (consultation && (await topicOf(tx, consultation))) ?? desk?.chat_id;
  if (!chat) return [];
  return sayIn(store, tx, chat, { consultation, replies: [reply], author: 'system', now });
}

/** Once under its key. False: it was raised before. */
export async function raise(
  store: Store,
  tx: Db,
  alert: Alert,
  now: Date,
): Promise<{ raised: boolean; said: StoredMessage[] }> {
  const row = await tx
    .insertInto('alerts')
    .values({ key: alert.key, kind: alert.kind, text: plainText(alert.text), at: now.toISOString() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!row) return { raised: false, said: [] };
  const said: StoredMessage[] = [];
  for (const person of alert.to) {
    const reply: Reply = { body: { type: 'text', text: alert.text }, buttons: alert.buttons ?? [] };
    said.push(...(await sayToPerson(store, tx, person, { consultation: undefined, reply, now })));
  }
  return { raised: true, said };
}

/** All of it, about one matter. */
export async function sayAll(
  store: Store,
  tx: Db,
  matter: { id: ConsultationId; resident_id: ResidentId },
  saying: Saying,
  now: Date,
): Promise<StoredMessage[]> {
  const said: StoredMessage[] = [];
  if (saying.toResident) {
    const about = { consultation: matter.id, replies: [saying.toResident], author: 'system' as const, now };
    said.push(...(await sayIn(store, tx, matter.resident_id, about)));
  }
  for (const { person, reply } of saying.toPeople ?? []) {
    said.push(...(await sayToPerson(store, tx, person, { consultation: matter.id, reply, now })));
  }
  if (saying.alert) said.push(...(await raise(store, tx, saying.alert, now)).said);
  return said;
}
