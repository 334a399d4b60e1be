import type { Incoming } from '../../consultation/incoming.ts';
import type { Receipt } from '../../consultation/records.ts';
import type { MessageId, ResidentId, TurnId } from '../../core/ids.ts';
import { newId } from '../../core/ids.ts';
import { noteSpeaker } from '../handoff/topics.ts';
import { plainOrNull, plainText } from '../plain-text.ts';
import { type Db, type Store, transaction } from '../store.ts';
import { claimUpdate, storeIncoming } from './store-incoming.ts';

/** Five writes (one more with files). A second receipt of the same update: one refused insert and one read. */
export async function receive(store: Store, incoming: Incoming): Promise<Receipt> {
  return transaction(store, async (tx) => {
    const now = store.clock.now();
    const message = newId<'MessageId'>(now.getTime()) as MessageId;
    // The address is in the key: web clients choose their own ids, and one must not name another's message.
    const key = store.cipher.hash('update', incoming.channel, incoming.sender.address, incoming.updateId);
    if (!(await claimUpdate(tx, key, message, now))) return earlierReceipt(tx, key);

    const resident = await countUpResident(store, tx, incoming, now);
    const original = await editedMessage(tx, resident.id, incoming);
    const turn = newId<'TurnId'>(now.getTime()) as TurnId;
    await storeIncoming(
      tx,
      {
        id: message,
        resident_id: resident.id,
        seq: resident.seq,
        consultation_id: original?.consultation_id ?? null,
        turn_id: turn,
        author: 'resident',
        channel_message_id: plainOrNull(incoming.channelMessageId),
        update_id: plainText(incoming.updateId),
        original_id: original?.id ?? null,
        at: incoming.at.toISOString(),
      },
      incoming.content,
      now,
    );
    if (incoming.sender.speaker) await noteSpeaker(store, tx, message, incoming.sender.speaker);
    await tx
      .insertInto('turns')
      .values({
        id: turn,
        resident_id: resident.id,
        seq: resident.seq,
        message_id: message,
        consultation_id: null,
        state: 'pending',
        attempts: 0,
        // What waited longest is taken first; a channel clock ahead of ours must not delay it.
        due_at: new Date(Math.min(incoming.at.getTime(), now.getTime())).toISOString(),
        lease_owner: null,
        record: null,
        created_at: now.toISOString(),
        finished_at: null,
      })
      .execute();
    return { accepted: true, resident: resident.id, message, turn, seq: resident.seq };
  });
}

/** The resident at this address, made at the first message, with the next seq. The row stays locked until the commit. */
async function countUpResident(
  store: Store,
  tx: Db,
  { channel, sender }: Incoming,
  now: Date,
): Promise<{ id: ResidentId; seq: number }> {
  const row = await tx
    .insertInto('residents')
    .values({
      id: newId<'ResidentId'>(now.getTime()) as ResidentId,
      channel,
      address_hash: store.cipher.hash('address', channel, sender.address),
      address_sealed: store.cipher.seal('address', sender.address),
      name_sealed: sender.name === undefined ? null : store.cipher.seal('name', sender.name),
      area_id: null,
      last_seq: 1,
      created_at: now.toISOString(),
      erased_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['channel', 'address_hash']).doUpdateSet((eb) => ({
        last_seq: eb('residents.last_seq', '+', 1),
        name_sealed: eb.fn.coalesce('excluded.name_sealed', 'residents.name_sealed'),
      })),
    )
    .returning(['id', 'last_seq'])
    .executeTakeFirstOrThrow();
  return { id: row.id, seq: row.last_seq };
}

/** The message an edit changes, where the channel says which and we have it. Reads the resident's incoming messages with that id. */
async function editedMessage(tx: Db, resident: ResidentId, { content, channelMessageId }: Incoming) {
  if (content.type !== 'edit' || channelMessageId === undefined) return undefined;
  return tx
    .selectFrom('messages')
    .select(['id', 'consultation_id'])
    .where('resident_id', '=', resident)
    .where('channel_message_id', '=', plainText(channelMessageId))
    .where('direction', '=', 'in')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
}

async function earlierReceipt(tx: Db, key: string): Promise<Receipt> {
  const row = await tx
    .selectFrom('claimed_updates')
    .innerJoin('messages', 'messages.id', 'claimed_updates.message_id')
    .select(['messages.resident_id', 'messages.id', 'messages.seq', 'messages.turn_id'])
    .where('claimed_updates.key', '=', key)
    .executeTakeFirstOrThrow();
  return { accepted: false, resident: row.resident_id, message: row.id, turn: row.turn_id!, seq: row.seq };
}
