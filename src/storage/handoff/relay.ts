import type { StoredMessage } from '../../consultation/records.ts';
import type { Reply } from '../../contracts/reply.ts';
import type { ConsultationId, MessageId, ResidentId } from '../../core/ids.ts';
import type { Db, Store } from '../store.ts';
import { sayIn } from './say.ts';

/** A message passed on to the other side, once: a second time for the same source changes nothing. */
export async function relay(
  store: Store,
  tx: Db,
  passing: {
    source: MessageId;
    from: ResidentId;
    to: ResidentId;
    by: 'person' | 'resident';
    consultation: ConsultationId;
    shown: Reply;
    now: Date;
  },
): Promise<StoredMessage[]> {
  const before = await tx
    .selectFrom('relays')
    .select('target_id')
    .where('source_id', '=', passing.source)
    .executeTakeFirst();
  if (before) return [];
  const { consultation, now, by } = passing;
  const author = by === 'person' ? ('person' as const) : ('system' as const);
  const said = await sayIn(store, tx, passing.to, { consultation, replies: [passing.shown], author, now });
  await tx
    .insertInto('relays')
    .values({
      source_id: passing.source,
      target_id: said[0]!.id,
      consultation_id: consultation,
      by,
      from_chat: passing.from,
      state: 'going',
      at: now.toISOString(),
    })
    .execute();
  return said;
}
