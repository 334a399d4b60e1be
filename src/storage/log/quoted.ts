import type { StoredMessage } from '../../consultation/records.ts';
import { plainText } from '../plain-text.ts';
import { toMessage } from '../rows/message.ts';
import type { Db } from '../store.ts';

const LINE = 60;

/** The words of the message that one answers, in a line; undefined: it answers none, or one without words. */
export async function quotedBy(db: Db, message: StoredMessage): Promise<string | undefined> {
  const { content } = message;
  const replyTo = content && 'replyTo' in content ? content.replyTo : undefined;
  if (replyTo === undefined) return undefined;
  const row = await db
    .selectFrom('messages')
    .selectAll()
    .where('resident_id', '=', message.resident)
    .where('channel_message_id', '=', plainText(replyTo))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const words = row && wordsOf(toMessage(row, []))?.replace(/\s+/g, ' ').trim();
  if (!words) return undefined;
  return words.length > LINE ? `${words.slice(0, LINE)}…` : words;
}

function wordsOf({ content, reply }: StoredMessage): string | undefined {
  if (content)
    return content.type === 'file' ? content.caption : 'text' in content ? content.text : undefined;
  // Only what the two said to each other: a card or a story is the desk's own.
  return reply?.body.type === 'relay' ? reply.body.text : undefined;
}
