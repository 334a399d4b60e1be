import { sql } from 'kysely';
import type { Reply } from '../../contracts/reply.ts';
import {
  type ConsultationId,
  type MessageId,
  newId,
  type PersonId,
  type ResidentId,
} from '../../core/ids.ts';
import type { TopicWork } from '../../handoff/ports.ts';
import type { Db, Store } from '../store.ts';
import { UNSENT } from '../unsettled.ts';
import { sayIn } from './say.ts';

const CHANNEL = 'telegram-topic' as const;

/** The topic a matter is talked over in, where there is one. */
export async function topicOf(db: Db, consultation: ConsultationId): Promise<ResidentId | undefined> {
  const row = await db
    .selectFrom('topics')
    .select('chat_id')
    .where('consultation_id', '=', consultation)
    .executeTakeFirst();
  return row?.chat_id;
}

export async function topicAt(db: Db, chat: ResidentId): Promise<ConsultationId | undefined> {
  const row = await db
    .selectFrom('topics')
    .select('consultation_id')
    .where('chat_id', '=', chat)
    .executeTakeFirst();
  return row?.consultation_id;
}

/** Whose desk this Telegram account is; kept with the message, so that a later binding changes nothing said before. */
export async function noteSpeaker(store: Store, tx: Db, message: MessageId, account: string): Promise<void> {
  const row = await tx
    .selectFrom('desks')
    .innerJoin('residents', 'residents.id', 'desks.chat_id')
    .select('desks.person_id')
    .where('residents.channel', '=', 'telegram')
    .where('residents.address_hash', '=', store.cipher.hash('address', 'telegram', account))
    .executeTakeFirst();
  await tx
    .insertInto('spoken')
    .values({ message_id: message, person_id: row?.person_id ?? null })
    .execute();
}

export async function speakerOf(db: Db, message: MessageId): Promise<PersonId | undefined> {
  const row = await db
    .selectFrom('spoken')
    .select('person_id')
    .where('message_id', '=', message)
    .executeTakeFirst();
  return row?.person_id ?? undefined;
}

/** Matters that wait or are in hand without a topic, topics whose matter ended, and such whose matter goes on again. */
export async function readTopicWork(store: Store, db: Db): Promise<TopicWork> {
  const missing = await db
    .selectFrom('consultations')
    .leftJoin('topics', 'topics.consultation_id', 'consultations.id')
    .select(['consultations.id', 'consultations.number', 'consultations.topic'])
    .where('consultations.state', 'in', ['queued', 'held'])
    .where('topics.chat_id', 'is', sql.lit(null))
    .orderBy('consultations.number')
    .execute();
  const wrong = await db
    .selectFrom('topics')
    .innerJoin('consultations', 'consultations.id', 'topics.consultation_id')
    .innerJoin('residents', 'residents.id', 'topics.chat_id')
    .select(['consultations.id', 'consultations.state', 'topics.open', 'residents.address_sealed'])
    .where((eb) =>
      eb.or([
        eb.and([eb('topics.open', '=', 1), eb('consultations.state', '=', 'closed')]),
        eb.and([eb('topics.open', '=', 0), eb('consultations.state', '!=', 'closed')]),
      ]),
    )
    // What is still to be said in it goes out first.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox')
            .innerJoin('messages', 'messages.id', 'outbox.message_id')
            .select('outbox.id')
            .whereRef('messages.resident_id', '=', 'topics.chat_id')
            .where('outbox.state', 'in', UNSENT),
        ),
      ),
    )
    .execute();
  const at = (rows: typeof wrong) =>
    rows.flatMap(({ id, address_sealed }) =>
      address_sealed ? [{ consultation: id, address: store.cipher.open('address', address_sealed) }] : [],
    );
  return {
    missing: missing.map(({ id, number, topic }) => ({
      consultation: id,
      number,
      topic: topic ?? undefined,
    })),
    toClose: at(wrong.filter((row) => row.open === 1)),
    toReopen: at(wrong.filter((row) => row.open === 0)),
  };
}

/** False: another instance made one first. */
export async function addTopic(
  store: Store,
  tx: Db,
  consultation: ConsultationId,
  address: string,
  now: Date,
): Promise<boolean> {
  if (await topicOf(tx, consultation)) return false;
  const chat = newId<'ResidentId'>(now.getTime()) as ResidentId;
  await tx
    .insertInto('residents')
    .values({
      id: chat,
      channel: CHANNEL,
      ...sealed(store, address),
      name_sealed: null,
      area_id: null,
      last_seq: 0,
      created_at: now.toISOString(),
      erased_at: null,
    })
    .execute();
  const row = await tx
    .insertInto('topics')
    .values({ consultation_id: consultation, chat_id: chat, open: 1 })
    .onConflict((conflict) => conflict.column('consultation_id').doNothing())
    .returning('chat_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function setTopicOpen(tx: Db, consultation: ConsultationId, open: boolean): Promise<void> {
  await tx
    .updateTable('topics')
    .set({ open: open ? 1 : 0 })
    .where('consultation_id', '=', consultation)
    .execute();
}

/** A topic that was deleted goes on under another address, with what was still to be sent there. */
export async function moveTopic(
  store: Store,
  tx: Db,
  { from, to, say }: { from: string; to: string; say: (number: string) => Reply },
  now: Date,
): Promise<void> {
  const chat = await tx
    .selectFrom('residents')
    .innerJoin('topics', 'topics.chat_id', 'residents.id')
    .innerJoin('consultations', 'consultations.id', 'topics.consultation_id')
    .select(['residents.id', 'topics.consultation_id', 'consultations.number'])
    .where('residents.channel', '=', CHANNEL)
    .where('residents.address_hash', '=', store.cipher.hash('address', CHANNEL, from))
    .executeTakeFirst();
  if (!chat) return;
  const { address_hash, address_sealed } = sealed(store, to);
  await tx.updateTable('residents').set({ address_hash, address_sealed }).where('id', '=', chat.id).execute();
  await tx
    .updateTable('topics')
    .set({ open: 1 })
    .where('consultation_id', '=', chat.consultation_id)
    .execute();
  await tx
    .updateTable('outbox')
    .set({ chat: address_hash, address_sealed, placed: '[]' })
    .where('state', 'in', UNSENT)
    .where('message_id', 'in', tx.selectFrom('messages').select('id').where('resident_id', '=', chat.id))
    .execute();
  const about = {
    consultation: chat.consultation_id,
    replies: [say(chat.number)],
    author: 'system' as const,
  };
  await sayIn(store, tx, chat.id, { ...about, now });
}

/** The consultation whose topic had this address. */
export async function topicNamed(
  store: Store,
  db: Db,
  address: string,
): Promise<{ number: string; topic: string | undefined } | undefined> {
  const row = await db
    .selectFrom('residents')
    .innerJoin('topics', 'topics.chat_id', 'residents.id')
    .innerJoin('consultations', 'consultations.id', 'topics.consultation_id')
    .select(['consultations.number', 'consultations.topic'])
    .where('residents.channel', '=', CHANNEL)
    .where('residents.address_hash', '=', store.cipher.hash('address', CHANNEL, address))
    .executeTakeFirst();
  return row && { number: row.number, topic: row.topic ?? undefined };
}

const sealed = (store: Store, address: string) => ({
  address_hash: store.cipher.hash('address', CHANNEL, address),
  address_sealed: store.cipher.seal('address', address),
});
