import type { Channel } from '../../consultation/incoming.ts';
import type { OutboxRow } from '../../consultation/records.ts';
import type { Reply } from '../../contracts/reply.ts';
import type { OutboxId } from '../../core/ids.ts';
import { plainText } from '../plain-text.ts';
import { type Store, transaction } from '../store.ts';
import { UNSENT } from '../unsettled.ts';

/** What a row keeps of its chat once it is sent or dead: nothing. */
const FORGOTTEN = { chat: null, address_sealed: null, lease_owner: null };

/**
 * At most one row a chat, its oldest unsent: a chat's next row waits until that one is sent or dead. A lease that
 * ran out counts as an attempt. Cost: an index range of the channel's due rows, of which those behind another
 * of their chat are passed over.
 */
export async function claimOutbox(
  store: Store,
  channel: Channel,
  worker: string,
  limit: number,
  leaseMs: number,
  now: Date,
): Promise<OutboxRow[]> {
  return transaction(store, async (tx) => {
    const rows = await tx
      .selectFrom('outbox')
      .innerJoin('messages', 'messages.id', 'outbox.message_id')
      .selectAll('outbox')
      .select('messages.reply')
      .where('outbox.channel', '=', channel)
      .where('outbox.state', 'in', UNSENT)
      .where('outbox.due_at', '<=', now.toISOString())
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('outbox as ahead')
              .select('ahead.id')
              .whereRef('ahead.chat', '=', 'outbox.chat')
              .whereRef('ahead.position', '<', 'outbox.position')
              .where('ahead.state', 'in', UNSENT),
          ),
        ),
      )
      .orderBy('outbox.due_at')
      .orderBy('outbox.position')
      .limit(limit)
      .$if(store.dialect.rowLocks, (query) => query.forUpdate('outbox').skipLocked())
      .execute();
    if (rows.length === 0) return [];
    await tx
      .updateTable('outbox')
      .set((eb) => ({
        lease_owner: worker,
        due_at: new Date(now.getTime() + leaseMs).toISOString(),
        attempts: eb
          .case()
          .when('lease_owner', 'is', null)
          .then(eb.ref('attempts'))
          .else(eb('attempts', '+', 1))
          .end(),
      }))
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    return rows.map((row) => ({
      id: row.id,
      message: row.message_id,
      channel: row.channel,
      address: store.cipher.open('address', row.address_sealed!),
      reply: JSON.parse(row.reply!) as Reply,
      turn: row.turn_id ?? undefined,
      state: row.state,
      attempts: row.attempts + (row.lease_owner === null ? 0 : 1),
      placed: JSON.parse(row.placed) as string[],
    }));
  });
}

/**
 * False: another worker has the row by now. Like all that follows it asks who holds the row, not what time it is:
 * what was placed was placed, and forgetting it because a lease ran out meanwhile would send it twice.
 */
export async function outboxPlaced(
  store: Store,
  id: OutboxId,
  worker: string,
  placed: string[],
  lostFiles = 0,
): Promise<boolean> {
  return transaction(store, async (tx) => {
    const row = await tx
      .updateTable('outbox')
      .set((eb) => ({
        state: 'placed',
        placed: JSON.stringify(placed),
        lost_files: eb('lost_files', '+', lostFiles),
      }))
      .where('id', '=', id)
      .where('lease_owner', '=', worker)
      .where('state', 'in', UNSENT)
      .returning('message_id')
      .executeTakeFirst();
    if (!row) return false;
    // A reply to it names this id (handoff: which matter it is about).
    if (placed.length === 1) {
      await tx
        .updateTable('messages')
        .set({ channel_message_id: plainText(placed[0]!) })
        .where('id', '=', row.message_id)
        .execute();
    }
    return true;
  });
}

export async function outboxSent(store: Store, id: OutboxId, worker: string, now: Date): Promise<void> {
  await transaction(store, (tx) =>
    tx
      .updateTable('outbox')
      .set({ state: 'sent', sent_at: now.toISOString(), ...FORGOTTEN })
      .where('id', '=', id)
      .where('lease_owner', '=', worker)
      .where('state', 'in', UNSENT)
      .execute(),
  );
}

export async function outboxRetry(
  store: Store,
  id: OutboxId,
  worker: string,
  at: Date,
  reason: string,
): Promise<void> {
  await transaction(store, (tx) =>
    tx
      .updateTable('outbox')
      .set((eb) => ({
        due_at: at.toISOString(),
        attempts: eb('attempts', '+', 1),
        reason: plainText(reason),
        lease_owner: null,
      }))
      .where('id', '=', id)
      .where('lease_owner', '=', worker)
      .where('state', 'in', UNSENT)
      .execute(),
  );
}

/** The row and all that waits behind it in the chat: nobody will ever read them there. */
export async function outboxDead(store: Store, id: OutboxId, worker: string, reason: string): Promise<void> {
  await transaction(store, async (tx) => {
    const row = await tx
      .selectFrom('outbox')
      .select('chat')
      .where('id', '=', id)
      .where('lease_owner', '=', worker)
      .where('state', 'in', UNSENT)
      .$if(store.dialect.rowLocks, (query) => query.forUpdate())
      .executeTakeFirst();
    if (!row) return;
    await tx
      .updateTable('outbox')
      .set({ state: 'dead', reason: plainText(reason), ...FORGOTTEN })
      .where('chat', '=', row.chat)
      .where('state', 'in', UNSENT)
      .execute();
  });
}
