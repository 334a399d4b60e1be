import type { AwaitedWords } from '../../consultation/orders.ts';
import type { ResidentId } from '../../core/ids.ts';
import { plainText } from '../plain-text.ts';
import type { Db } from '../store.ts';

export async function readAwaited(db: Db, chat: ResidentId): Promise<AwaitedWords | undefined> {
  const row = await db.selectFrom('awaited_words').selectAll().where('chat_id', '=', chat).executeTakeFirst();
  return row && { what: row.what, subject: row.subject, until: new Date(row.until_at) };
}

export async function setAwaited(tx: Db, chat: ResidentId, words: AwaitedWords | null): Promise<void> {
  if (words === null) {
    await tx.deleteFrom('awaited_words').where('chat_id', '=', chat).execute();
    return;
  }
  const fields = {
    what: words.what,
    subject: plainText(words.subject),
    until_at: words.until.toISOString(),
  };
  await tx
    .insertInto('awaited_words')
    .values({ chat_id: chat, ...fields })
    .onConflict((conflict) => conflict.column('chat_id').doUpdateSet(fields))
    .execute();
}
