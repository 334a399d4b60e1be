import type { ResidentId } from '../../core/ids.ts';
import { partyGone } from '../../mediation/commands/ending.ts';
import type { Db, Store } from '../store.ts';
import { UNSENT } from '../unsettled.ts';
import { write } from './carry-out-case.ts';
import { loadCase } from './load-case.ts';

/**
 * Takes a resident out of the cases they are a side of: particulars, what they said in the room and every copy of it,
 * and cards in mediators' chats that told of them. A case still open ends, and who is left is told. Numbers, dates, states
 * and the terms of an agreement stay: they are the other side's as well, and the counts'.
 */
export async function erasePartyData(store: Store, tx: Db, resident: ResidentId, now: Date): Promise<void> {
  await tx.deleteFrom('case_modes').where('resident_id', '=', resident).execute();
  const parties = await tx.selectFrom('parties').selectAll().where('resident_id', '=', resident).execute();
  for (const { id, case_id } of parties) {
    const before = await loadCase(store, tx, { id: case_id }, true);
    const party = before?.parties.find((p) => p.id === id);
    if (!before || !party) continue;
    const own = tx
      .selectFrom('case_messages')
      .select('id')
      .where('case_id', '=', case_id)
      .where((eb) => eb.or([eb('by_party', '=', id), eb('audience', '=', id)]));
    const copies = tx
      .selectFrom('case_copies')
      .innerJoin('messages', 'messages.id', 'case_copies.message_id')
      .leftJoin('desks', 'desks.chat_id', 'messages.resident_id')
      .select('case_copies.message_id')
      .where('case_copies.case_id', '=', case_id)
      .where((eb) =>
        eb.or([
          eb('case_copies.case_message_id', 'in', own),
          eb.and([eb('case_copies.case_message_id', 'is', null), eb('desks.person_id', 'is not', null)]),
        ]),
      );
    const ids = (await copies.execute()).map((row) => row.message_id);
    if (ids.length > 0) {
      await tx
        .updateTable('outbox')
        .set({ state: 'dead', reason: 'erased', chat: null, address_sealed: null, lease_owner: null })
        .where('message_id', 'in', ids)
        .where('state', 'in', UNSENT)
        .execute();
      await tx.updateTable('messages').set({ reply: null }).where('id', 'in', ids).execute();
    }
    await tx
      .updateTable('case_messages')
      .set({ text_sealed: null, files_sealed: null })
      .where('case_id', '=', case_id)
      .where((eb) => eb.or([eb('by_party', '=', id), eb('audience', '=', id)]))
      .execute();
    await write(store, tx, before, partyGone(before, party, now), { kind: 'resident', resident }, now);
  }
}
