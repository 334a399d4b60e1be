import type { Selectable } from 'kysely';
import type { StoredMessage, Turn } from '../../consultation/records.ts';
import { toMessages } from '../rows/message.ts';
import { toTurn } from '../rows/turn.ts';
import type { TurnTable } from '../schema.ts';
import type { Db } from '../store.ts';

export interface Exchange {
  turn: Turn;
  message: StoredMessage;
  replies: StoredMessage[];
}

/** The turns with their messages and replies, in the order given: one query, one more where there are files. */
export async function exchangesOf(db: Db, turns: readonly Selectable<TurnTable>[]): Promise<Exchange[]> {
  const ids = turns.map((turn) => turn.id);
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('turn_id', 'in', ids)
    .orderBy('turn_id')
    .orderBy('seq')
    .execute();
  const messages = await toMessages(db, rows);
  return turns.map((turn) => {
    const of = messages.filter((message) => message.turn === turn.id);
    return {
      turn: toTurn(turn),
      message: of.find((message) => message.id === turn.message_id)!,
      replies: of.filter((message) => message.direction === 'out'),
    };
  });
}
