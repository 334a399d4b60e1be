import type { Order } from '../../../consultation/orders.ts';
import { mediationOrders } from '../../mediation/mediation-orders.ts';
import type { At, CarriedOut, Family } from './actor.ts';
import { clockOrders } from './clock-orders.ts';
import { deskOrders } from './desk-orders.ts';
import { endingOrders } from './ending-orders.ts';
import { laterOrders } from './later-orders.ts';
import { outreachOrders } from './outreach-orders.ts';
import { queueOrders } from './queue-orders.ts';
import { residentOrders } from './resident-orders.ts';
import { wordOrders } from './word-orders.ts';

/** Every order there is, a family a file. A further family is one file and one line here. */
const ORDERS: Family<Order['type']> = {
  ...residentOrders,
  ...deskOrders,
  ...queueOrders,
  ...wordOrders,
  ...clockOrders,
  ...endingOrders,
  ...laterOrders,
  ...mediationOrders,
  ...outreachOrders,
};

/**
 * Carries an order out in the caller's transaction: a turn's (finish-turn), or one of its own (act). Rights are checked
 * against the rows as they are now.
 */
export function carryOut(at: At, order: Order): Promise<CarriedOut> {
  const handle = ORDERS[order.type] as (at: At, order: Order) => Promise<CarriedOut>;
  return handle(at, order);
}
