import type { Insertable, Selectable } from 'kysely';
import type { Channel } from '../../consultation/incoming.ts';
import type { StoredMessage } from '../../consultation/records.ts';
import type { Reply } from '../../contracts/reply.ts';
import { type ConsultationId, type MessageId, newId, type OutboxId, type TurnId } from '../../core/ids.ts';
import { toMessage } from '../rows/message.ts';
import type { MessageTable, ResidentTable } from '../schema.ts';
import type { Db } from '../store.ts';

/** Channels that replies are pushed to; on the others the resident's side reads the messages. */
const PUSHED: Partial<Record<Channel, Channel>> = { telegram: 'telegram', 'telegram-topic': 'telegram' };

/** The replies as messages, under the resident's next seqs, and as outbox rows where they are pushed. */
export async function storeReplies(
  tx: Db,
  about: {
    /** What they answer; undefined: said unasked. */
    turn: TurnId | undefined;
    author?: 'bot' | 'person' | 'system';
    /** Locked. As it was before an erasure: the reply to that still has to go out. */
    resident: Selectable<ResidentTable>;
    consultation: ConsultationId | undefined;
    replies: readonly Reply[];
    now: Date;
  },
): Promise<StoredMessage[]> {
  const { turn, resident, replies, now } = about;
  if (replies.length === 0) return [];
  const rows: (Selectable<MessageTable> & Insertable<MessageTable>)[] = replies.map((reply, index) => ({
    id: newId<'MessageId'>(now.getTime()) as MessageId,
    resident_id: resident.id,
    seq: resident.last_seq + 1 + index,
    consultation_id: about.consultation ?? null,
    turn_id: turn ?? null,
    direction: 'out',
    author: about.author ?? 'bot',
    content: null,
    reply: JSON.stringify(reply),
    file_count: 0,
    channel_message_id: null,
    update_id: null,
    original_id: null,
    at: now.toISOString(),
  }));
  await tx.insertInto('messages').values(rows).execute();
  await tx
    .updateTable('residents')
    .set({ last_seq: resident.last_seq + replies.length })
    .where('id', '=', resident.id)
    .execute();
  const by = PUSHED[resident.channel];
  if (by && resident.address_sealed !== null) {
    await tx
      .insertInto('outbox')
      .values(
        rows.map((row) => ({
          id: newId<'OutboxId'>(now.getTime()) as OutboxId,
          message_id: row.id,
          turn_id: turn ?? null,
          channel: by,
          chat: resident.address_hash,
          address_sealed: resident.address_sealed,
          state: 'pending' as const,
          attempts: 0,
          due_at: now.toISOString(),
          lease_owner: null,
          placed: '[]',
          reason: null,
          created_at: now.toISOString(),
          sent_at: null,
        })),
      )
      .execute();
  }
  return rows.map((row) => toMessage(row, []));
}
