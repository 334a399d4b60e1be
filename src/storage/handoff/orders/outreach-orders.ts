import type { OutreachOrder } from '../../../consultation/orders.ts';
import { newId } from '../../../core/ids.ts';
import { plainText } from '../../plain-text.ts';
import { audit, byPerson, type Family, no, yes } from './actor.ts';

/** Entries of the outreach log made at a desk: one's own, and taken back only by who made them. */
export const outreachOrders: Family<OutreachOrder['type']> = {
  'enter-outreach': byPerson(async (at, { entry }) => {
    const id = newId(at.now.getTime());
    await at.tx
      .insertInto('outreach')
      .values({
        ...entry,
        id,
        place: plainText(entry.place),
        note: '',
        person: at.person,
        came_from: 'telegram',
        made_by: at.person,
        made_at: at.now.toISOString(),
        changed_by: null,
        changed_at: null,
        fingerprint: null,
      })
      .execute();
    await audit(at, 'outreach.entered', id);
    return yes({ entry: id });
  }),
  'undo-outreach': byPerson(async (at, { entry }) => {
    const removed = await at.tx
      .deleteFrom('outreach')
      .where('id', '=', plainText(entry))
      .where('made_by', '=', at.person)
      .where('came_from', '=', 'telegram')
      .returning('id')
      .executeTakeFirst();
    if (!removed) return no('gone');
    await audit(at, 'outreach.removed', removed.id);
    return yes();
  }),
};
