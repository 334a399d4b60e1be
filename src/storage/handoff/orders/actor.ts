import type { Order, Told } from '../../../consultation/orders.ts';
import type { StoredMessage } from '../../../consultation/records.ts';
import type { AuditAction } from '../../../contracts/console/audit.ts';
import type { ConsultationId, MessageId, PersonId, ResidentId } from '../../../core/ids.ts';
import { writeAudit } from '../../log/audit.ts';
import { lockConsultation } from '../../log/current-consultation.ts';
import type { Db, Store } from '../../store.ts';
import { holderOf } from '../holds.ts';

/** Who gives an order: from a chat of Telegram or the page in a turn, or from the console. */
export interface Actor {
  /** Where it was said, and where delivery is confirmed. */
  chat: ResidentId;
  /** Of the office; undefined: a resident. */
  person: PersonId | undefined;
  /** The message that says it, where there is one. */
  message: MessageId | undefined;
}

/** An order at work, in one transaction. */
export interface At {
  store: Store;
  tx: Db;
  actor: Actor;
  /** The resident's consultation that the order is about, where it names none. */
  current: ConsultationId | undefined;
  now: Date;
}

export interface CarriedOut {
  told: Told;
  /** Said to others than who ordered. */
  said: StoredMessage[];
}

export type OrderOf<T extends Order['type']> = Extract<Order, { type: T }>;
export type Handler<T extends Order['type']> = (at: At, order: OrderOf<T>) => Promise<CarriedOut>;
/** What is done for each order of one family. */
export type Family<T extends Order['type']> = { [K in T]: Handler<K> };

export const no = (why: NonNullable<Told['why']>, more: Partial<Told> = {}): CarriedOut => ({
  told: { done: false, why, ...more },
  said: [],
});
export const yes = (told: Partial<Told> = {}, said: StoredMessage[] = []): CarriedOut => ({
  told: { done: true, ...told },
  said,
});

export type ByPerson = At & { person: PersonId };

/** Only from somebody of the office. */
export function byPerson<O>(then: (at: ByPerson, order: O) => Promise<CarriedOut>) {
  return async (at: At, order: O): Promise<CarriedOut> => {
    const { person } = at.actor;
    return person ? then({ ...at, person }, order) : no('no-desk');
  };
}

export type OnHeld = ByPerson & { row: Awaited<ReturnType<typeof lockConsultation>> };

/** Only to a matter in this person's hand; its row is locked. */
export function onHeld<O extends { consultation: ConsultationId }>(
  then: (at: OnHeld, order: O) => Promise<CarriedOut>,
) {
  return byPerson<O>(async (at, order) => {
    const row = await lockConsultation(at.tx, order.consultation, at.store.dialect.rowLocks);
    if ((await holderOf(at.tx, row.id)) !== at.person) return no('not-held', { number: row.number });
    return then({ ...at, row }, order);
  });
}

export function audit(at: ByPerson, action: AuditAction, subject: string, detail?: string): Promise<void> {
  return writeAudit(at.tx, { actor: at.person, action, subject, ...(detail ? { detail } : {}) }, at.now);
}

/** What the desk was asked to type is no longer waited for. */
export async function forgetAwaiting({ tx, person }: ByPerson): Promise<void> {
  await tx.updateTable('desks').set({ awaiting: null }).where('person_id', '=', person).execute();
}
