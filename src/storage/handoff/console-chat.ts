import type { IncomingContent } from '../../consultation/incoming.ts';
import { type MessageId, newId, type PersonId, type ResidentId } from '../../core/ids.ts';
import { claimUpdate, storeIncoming } from '../log/store-incoming.ts';
import { plainText } from '../plain-text.ts';
import type { Db, Store } from '../store.ts';

/**
 * The console chat of a person: a row among the residents with channel `console`, so that what passes through it is
 * stored, confirmed and erased like in any chat. It is their desk while no Telegram chat is. One look-up once it is there.
 */
export async function openConsole(store: Store, tx: Db, person: PersonId, now: Date): Promise<ResidentId> {
  const known = await consoleChat(store, tx, person);
  const chat = known ?? (await makeChat(store, tx, person, now));
  await tx
    .insertInto('desks')
    .values({
      person_id: person,
      chat_id: chat,
      away: 0,
      opened_id: null,
      awaiting: null,
      bound_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute();
  return chat;
}

export async function consoleChat(store: Store, db: Db, person: PersonId): Promise<ResidentId | undefined> {
  const row = await db
    .selectFrom('residents')
    .select('id')
    .where('channel', '=', 'console')
    .where('address_hash', '=', store.cipher.hash('address', 'console', person))
    .executeTakeFirst();
  return row?.id;
}

async function makeChat(store: Store, tx: Db, person: PersonId, now: Date): Promise<ResidentId> {
  const row = await tx
    .insertInto('residents')
    .values({
      id: newId<'ResidentId'>(now.getTime()) as ResidentId,
      channel: 'console',
      address_hash: store.cipher.hash('address', 'console', person),
      address_sealed: null,
      name_sealed: null,
      area_id: null,
      last_seq: 0,
      created_at: now.toISOString(),
      erased_at: null,
    })
    // Two requests at once: the second takes the first one's.
    .onConflict((conflict) =>
      conflict.columns(['channel', 'address_hash']).doUpdateSet((eb) => ({
        last_seq: eb.ref('residents.last_seq'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** What a person typed in the console, once under its id. */
export async function typeInConsole(
  store: Store,
  tx: Db,
  { chat, person, id, content }: { chat: ResidentId; person: PersonId; id: string; content: IncomingContent },
  now: Date,
): Promise<MessageId> {
  const message = newId<'MessageId'>(now.getTime()) as MessageId;
  const key = store.cipher.hash('update', 'console', person, id);
  if (!(await claimUpdate(tx, key, message, now))) {
    const before = await tx
      .selectFrom('claimed_updates')
      .select('message_id')
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    return before.message_id;
  }
  const { last_seq: seq } = await tx
    .updateTable('residents')
    .set((eb) => ({ last_seq: eb('last_seq', '+', 1) }))
    .where('id', '=', chat)
    .returning('last_seq')
    .executeTakeFirstOrThrow();
  await storeIncoming(
    tx,
    {
      id: message,
      resident_id: chat,
      seq,
      consultation_id: null,
      turn_id: null,
      author: 'person',
      channel_message_id: plainText(id),
      update_id: plainText(id),
      original_id: null,
      at: now.toISOString(),
    },
    content,
    now,
  );
  return message;
}
