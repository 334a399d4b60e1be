import type { ClockOrder } from '../../../consultation/orders.ts';
import { pauseClock, resumeClock } from '../clocks.ts';
import { audit, type Family, forgetAwaiting, onHeld, yes } from './actor.ts';

/** The clock of a matter in hand. */
export const clockOrders: Family<ClockOrder['type']> = {
  pause: onHeld(async (at, { reason }) => {
    await pauseClock(at.tx, at.row.id, reason, at.now);
    await forgetAwaiting(at);
    await audit(at, 'clock.paused', at.row.id, reason);
    return yes({ number: at.row.number });
  }),
  resume: onHeld(async (at, order) => {
    await resumeClock(at.tx, at.row.id, order);
    await audit(at, 'clock.resumed', at.row.id);
    return yes({ number: at.row.number });
  }),
};
