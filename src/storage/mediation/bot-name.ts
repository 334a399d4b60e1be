import type { Db } from '../store.ts';

const NAME = 'telegram-bot';

/** The bot whose chat invitations lead to, as it called itself when Telegram was last reached. */
export async function readBotName(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', NAME).executeTakeFirst();
  return row?.value;
}

export async function keepBotName(db: Db, value: string): Promise<void> {
  await db
    .insertInto('installation')
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
