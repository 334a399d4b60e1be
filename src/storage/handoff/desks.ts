import type { PersonId, ResidentId } from '../../core/ids.ts';
import type { Db } from '../store.ts';

/** Whose desk the chat is. */
export async function personAt(db: Db, chat: ResidentId): Promise<PersonId | undefined> {
  const desk = await db
    .selectFrom('desks')
    .select('person_id')
    .where('chat_id', '=', chat)
    .executeTakeFirst();
  return desk?.person_id;
}
