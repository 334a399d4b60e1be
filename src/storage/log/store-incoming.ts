import type { Insertable } from 'kysely';
import type { IncomingContent } from '../../consultation/incoming.ts';
import { type MessageId, newId } from '../../core/ids.ts';
import { plainText } from '../plain-text.ts';
import type { MessageTable } from '../schema.ts';
import type { Db } from '../store.ts';

/** Claims an update for a message; false where it came before. */
export async function claimUpdate(tx: Db, key: string, message: MessageId, now: Date): Promise<boolean> {
  const claimed = await tx
    .insertInto('claimed_updates')
    .values({ key, message_id: message, at: now.toISOString() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  return claimed !== undefined;
}

type IncomingRow = Omit<Insertable<MessageTable>, 'direction' | 'content' | 'reply' | 'file_count'>;

/** What somebody wrote, as its row, with a row for each of its files. */
export async function storeIncoming(
  tx: Db,
  row: IncomingRow,
  content: IncomingContent,
  now: Date,
): Promise<void> {
  const files = 'files' in content ? (content.files ?? []) : [];
  await tx
    .insertInto('messages')
    .values({
      ...row,
      direction: 'in',
      content: JSON.stringify(content),
      reply: null,
      file_count: files.length,
    })
    .execute();
  if (files.length === 0) return;
  await tx
    .insertInto('attachments')
    .values(
      files.map((file, position) => ({
        id: newId(now.getTime()),
        message_id: row.id,
        position,
        kind: file.kind,
        reference: plainText(file.reference),
        name: plainText(file.name),
        media_type: plainText(file.mediaType),
        bytes: file.bytes,
      })),
    )
    .execute();
}
