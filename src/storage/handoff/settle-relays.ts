import { sql } from 'kysely';
import type { Reply } from '../../contracts/reply.ts';
import type { SettledRelay } from '../../handoff/ports.ts';
import { lostFiles } from '../lost-files.ts';
import type { Db, Store } from '../store.ts';
import { sayIn } from './say.ts';

const GOING = sql.lit('going' as const);
const BATCH = 100;

/**
 * Relays that arrived, or that will not: the sender is told, in one line for all of one matter. Arrived: sent to
 * the channel; or, on a channel that reads the log itself, stored. Gives how many lines were said.
 */
export async function settleRelays(
  store: Store,
  tx: Db,
  say: (relay: SettledRelay) => Reply,
  now: Date,
): Promise<number> {
  const rows = await tx
    .selectFrom('relays')
    .innerJoin('consultations', 'consultations.id', 'relays.consultation_id')
    .innerJoin('messages', 'messages.id', 'relays.target_id')
    .innerJoin('residents', 'residents.id', 'messages.resident_id')
    .leftJoin('outbox', 'outbox.message_id', 'relays.target_id')
    .select(['relays.target_id', 'relays.from_chat', 'relays.by', 'relays.consultation_id'])
    .select(['consultations.number', 'outbox.state as sending', 'residents.erased_at'])
    .select(['residents.channel', 'messages.reply', 'outbox.lost_files'])
    .where('relays.state', '=', GOING)
    .where((eb) => eb.or([eb('outbox.state', 'is', null), eb('outbox.state', 'in', ['sent', 'dead'])]))
    .orderBy('relays.at')
    .limit(BATCH)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate('relays').skipLocked())
    .execute();
  const groups = Map.groupBy(rows, (row) => `${row.from_chat} ${row.consultation_id}`);
  for (const group of groups.values()) {
    const [first] = group;
    // Who had everything erased has no address any more.
    const lost = (row: (typeof group)[number]) => row.sending === 'dead' || row.erased_at !== null;
    const failed = group.filter(lost);
    const settle = (state: 'delivered' | 'failed', ids: typeof group) =>
      ids.length === 0
        ? undefined
        : tx
            .updateTable('relays')
            .set({ state })
            .where(
              'target_id',
              'in',
              ids.map((row) => row.target_id),
            )
            .execute();
    const delivered = group.filter((row) => !lost(row));
    await settle('delivered', delivered);
    await settle('failed', failed);
    const { number, by, from_chat, consultation_id } = first!;
    const lostFilesIn = delivered.reduce((sum, row) => sum + lostFiles(row), 0);
    const reply = say({
      number,
      by,
      delivered: delivered.length,
      failed: failed.length,
      lostFiles: lostFilesIn,
    });
    await sayIn(store, tx, from_chat, {
      consultation: consultation_id,
      replies: [reply],
      author: 'system',
      now,
    });
  }
  return groups.size;
}
