import { sql } from 'kysely';
import type { ResidentId } from '../../core/ids.ts';
import type { MediationCase } from '../../mediation/case.ts';
import { settledWords } from '../../mediation/commands/delivery.ts';
import type { Missed } from '../../mediation/decision.ts';
import { lostFiles } from '../lost-files.ts';
import type { Db, Store } from '../store.ts';
import { UNSENT } from '../unsettled.ts';
import { loadCase } from './load-case.ts';
import { lockChatsOf } from './lock-chats.ts';
import { sayCase } from './say-case.ts';

const GOING = sql.lit('going' as const);

/**
 * Words of one room whose every copy has arrived, or will not: who said them is told in one line, and the mediators of a
 * side that is out of reach. Arrived: sent to the channel; or, on a channel that reads the log itself, stored. False: there are none.
 */
export async function settleOneRoom(store: Store, tx: Db, now: Date): Promise<boolean> {
  const candidate = await ended(tx).select('case_messages.case_id').orderBy('at').limit(1).executeTakeFirst();
  if (!candidate) return false;
  if (store.dialect.rowLocks) await lockChatsOf(tx, candidate.case_id);
  const c = await loadCase(store, tx, { id: candidate.case_id }, true);
  if (!c) return false;
  // Under the lock: another instance may have been faster.
  const rows = await ended(tx).selectAll().where('case_id', '=', c.id).orderBy('position').execute();
  const bySender = Map.groupBy(
    rows,
    (row) => `${row.from_chat} ${row.by_party ?? row.by_person} ${row.audience}`,
  );
  for (const list of bySender.values()) {
    const said: Parameters<typeof settledWords>[1][] = [];
    for (const row of list) {
      const missed = await missedBy(tx, c, row.id);
      await tx
        .updateTable('case_messages')
        .set({ delivery: 'done', missed: missed.length ? JSON.stringify(missed) : null })
        .where('id', '=', row.id)
        .execute();
      said.push({
        audience: row.audience as 'all' | MediationCase['parties'][number]['id'],
        byParty: row.by_party ?? undefined,
        missed,
      });
    }
    const [{ from_chat, by_party, by_person }] = list as [(typeof list)[number]];
    const { sender, others } = settledWords(c, said[0]!, said.slice(1));
    // What was typed at the console is shown there, beside the words.
    const speaker = by_party ? { party: by_party } : by_person ? { person: by_person } : undefined;
    const told = from_chat && speaker ? [{ ...speaker, reply: sender }, ...others] : others;
    await sayCase(store, tx, c, told, now);
  }
  return rows.length > 0;
}

/** Words on their way of which no copy is still to be sent. */
function ended(tx: Db) {
  return tx
    .selectFrom('case_messages')
    .where('delivery', '=', GOING)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_copies')
            .innerJoin('outbox', 'outbox.message_id', 'case_copies.message_id')
            .select('outbox.id')
            .whereRef('case_copies.case_message_id', '=', 'case_messages.id')
            .where('outbox.state', 'in', UNSENT),
        ),
      ),
    );
}

async function missedBy(tx: Db, c: MediationCase, id: string): Promise<Missed[]> {
  const copies = await tx
    .selectFrom('case_copies')
    .innerJoin('messages', 'messages.id', 'case_copies.message_id')
    .innerJoin('residents', 'residents.id', 'messages.resident_id')
    .leftJoin('outbox', 'outbox.message_id', 'case_copies.message_id')
    .select(['messages.resident_id', 'messages.reply', 'residents.channel', 'residents.erased_at'])
    .select(['outbox.state as sending', 'outbox.lost_files'])
    .where('case_copies.case_message_id', '=', id)
    .execute();
  return copies.flatMap((copy): Missed[] => {
    const who = positionOf(c, copy.resident_id);
    // Who had everything erased has no address any more.
    if (copy.sending === 'dead' || copy.erased_at !== null) return [{ who, what: 'words' }];
    return lostFiles(copy) > 0 ? [{ who, what: 'files' }] : [];
  });
}

/** A party by its place in the file; else a mediator. */
const positionOf = (c: MediationCase, chat: ResidentId) =>
  c.parties.find((p) => p.resident === chat)?.position ?? 'mediator';
