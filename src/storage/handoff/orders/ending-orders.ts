import type { EndingOrder } from '../../../consultation/orders.ts';
import { newId } from '../../../core/ids.ts';
import { lockConsultation } from '../../log/current-consultation.ts';
import { plainText } from '../../plain-text.ts';
import { endClock, startClock } from '../clocks.ts';
import { askAgain } from '../give-back.ts';
import { beginHold, endHold } from '../holds.ts';
import { move } from '../move.ts';
import { putCard } from '../put-card.ts';
import { refer } from '../refer.ts';
import { sayIn } from '../say.ts';
import { audit, byPerson, type Family, forgetAwaiting, no, type OnHeld, onHeld, yes } from './actor.ts';

/** How a matter leaves a person's hand, and comes back. */
export const endingOrders: Family<EndingOrder['type']> = {
  'hand-on': onHeld(async (at, { reason, toResident, to }) => {
    const { store, tx, row, person, now } = at;
    const { number } = row;
    if (to && !(await isFree(at, to.person))) return no('not-free', { number, person: to.person });
    await endHold(tx, row.id, 'handed-on', now);
    if (!(await move(tx, row, 'return', { by: person, now }))) return no('not-held', { number });
    await askAgain(tx, row.id, now);
    await keepReason(at, reason);
    await forgetAwaiting(at);
    await audit(at, 'matter.handed-on', number, to?.person);
    const about = { consultation: row.id, replies: [toResident], author: 'system' as const, now };
    const said = await sayIn(store, tx, row.resident_id, about);
    if (to) said.push(...(await putCard(store, tx, { ...to, consultation: row.id }, now)));
    return yes({ number, ...(to ? { person: to.person } : {}) }, said);
  }),
  close: onHeld(async (at, { outcome, referral, summary, toResident }) => {
    const { store, tx, row, person, now } = at;
    await endHold(tx, row.id, 'closed', now);
    await move(tx, row, 'close', { by: person, now, outcome });
    await endClock(tx, row.id, now);
    await tx
      .insertInto('closings')
      .values({
        id: newId(now.getTime()),
        consultation_id: row.id,
        person_id: person,
        outcome,
        referral: referral ?? null,
        summary: plainText(summary),
        at: now.toISOString(),
      })
      .execute();
    if (referral) await refer(tx, row.id, { target: referral, by: person }, now);
    await forgetAwaiting(at);
    await audit(at, 'matter.closed', row.number, outcome);
    const about = { consultation: row.id, replies: [toResident], author: 'system' as const, now };
    return yes({ number: row.number }, await sayIn(store, tx, row.resident_id, about));
  }),
  'take-up-again': byPerson(async (at, { consultation, deadline, toResident }) => {
    const { store, tx, actor, person, now } = at;
    const row = await lockConsultation(tx, consultation, store.dialect.rowLocks);
    const open = await move(tx, row, 'reopen', { by: person, now });
    const queued = open && (await move(tx, open, 'call-person', { by: person, now }));
    const held = queued && (await move(tx, queued, 'take', { by: person, now }));
    if (!held) return no('gone', { number: row.number });
    await askAgain(tx, row.id, now);
    await beginHold(tx, { consultation: row.id, person, chat: actor.chat }, now);
    await tx.deleteFrom('clocks').where('consultation_id', '=', row.id).execute();
    await startClock(tx, row.id, deadline);
    await audit(at, 'matter.reopened', row.number);
    const about = { consultation: row.id, replies: [toResident], author: 'system' as const, now };
    return yes({ number: row.number, person }, await sayIn(store, tx, row.resident_id, about));
  }),
};

async function isFree({ tx, person: self }: OnHeld, person: string): Promise<boolean> {
  const desks = tx.selectFrom('desks').select(['person_id', 'away']);
  const rows = await desks.where('away', '=', 0).execute();
  return person !== self && rows.some((row) => row.person_id === person);
}

/** For who gets it next; and as if they had declined a card of it: it does not come back to them. */
async function keepReason({ tx, row, person, now }: OnHeld, reason: string): Promise<void> {
  const at = now.toISOString();
  await tx
    .insertInto('notes')
    .values({
      id: newId(now.getTime()),
      consultation_id: row.id,
      person_id: person,
      text: plainText(`转交：${reason}`),
      at,
    })
    .execute();
  await tx
    .insertInto('offers')
    .values({
      id: newId(now.getTime()),
      consultation_id: row.id,
      person_id: person,
      state: 'declined',
      reason: plainText(reason),
      made_at: at,
      expires_at: at,
      ended_at: at,
    })
    .execute();
}
