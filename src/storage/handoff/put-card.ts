import type { StoredMessage } from '../../consultation/records.ts';
import type { Reply } from '../../contracts/reply.ts';
import { type ConsultationId, newId, type PersonId } from '../../core/ids.ts';
import type { Db, Store } from '../store.ts';
import { sayToPerson } from './say.ts';

/** A card of a waiting matter before one person. The caller has locked the matter and knows that no other card is open. */
export async function putCard(
  store: Store,
  tx: Db,
  offer: { consultation: ConsultationId; person: PersonId; expires: Date; card: (id: string) => Reply },
  now: Date,
): Promise<StoredMessage[]> {
  const id = newId(now.getTime());
  await tx
    .insertInto('offers')
    .values({
      id,
      consultation_id: offer.consultation,
      person_id: offer.person,
      state: 'offered',
      reason: null,
      made_at: now.toISOString(),
      expires_at: offer.expires.toISOString(),
      ended_at: null,
    })
    .execute();
  const about = { consultation: offer.consultation, reply: offer.card(id), now };
  return sayToPerson(store, tx, offer.person, about);
}
