import type { Kysely, Selectable } from 'kysely';
import type { IncomingContent, IncomingFile } from '../../consultation/incoming.ts';
import type { StoredMessage } from '../../consultation/records.ts';
import type { Reply } from '../../contracts/reply.ts';
import type { MessageId } from '../../core/ids.ts';
import type { MessageTable, Schema } from '../schema.ts';

type Files = StoredMessage['files'];

/** Messages with their files: one more query, and only where any of them has files. */
export async function toMessages(
  db: Kysely<Schema>,
  rows: readonly Selectable<MessageTable>[],
): Promise<StoredMessage[]> {
  const withFiles = rows.filter((row) => row.file_count > 0).map((row) => row.id);
  const files = withFiles.length === 0 ? undefined : await filesOf(db, withFiles);
  return rows.map((row) => toMessage(row, files?.get(row.id) ?? []));
}

export function toMessage(row: Selectable<MessageTable>, files: Files): StoredMessage {
  return {
    id: row.id,
    seq: row.seq,
    resident: row.resident_id,
    consultation: row.consultation_id ?? undefined,
    turn: row.turn_id ?? undefined,
    direction: row.direction,
    author: row.author,
    content: row.content === null ? undefined : (JSON.parse(row.content) as IncomingContent),
    reply: row.reply === null ? undefined : (JSON.parse(row.reply) as Reply),
    files,
    channelMessageId: row.channel_message_id ?? undefined,
    updateId: row.update_id ?? undefined,
    at: new Date(row.at),
  };
}

async function filesOf(db: Kysely<Schema>, messages: MessageId[]): Promise<Map<MessageId, Files>> {
  const rows = await db
    .selectFrom('attachments')
    .selectAll()
    .where('message_id', 'in', messages)
    .orderBy('message_id')
    .orderBy('position')
    .execute();
  const byMessage = new Map<MessageId, Files>();
  for (const row of rows) {
    const list = byMessage.get(row.message_id) ?? [];
    list.push({
      id: row.id,
      reference: row.reference,
      kind: row.kind as IncomingFile['kind'],
      name: row.name,
      mediaType: row.media_type,
      bytes: row.bytes,
    });
    byMessage.set(row.message_id, list);
  }
  return byMessage;
}
