import { toChatMessage } from '../channels/web/chat-message.ts';
import type { StoredMessage } from '../consultation/records.ts';
import type { LiveEvent } from '../contracts/chat.ts';
import type { ResidentId } from '../core/ids.ts';
import { type Bus, createBus } from '../core/live.ts';
import type { Logger } from '../core/logger.ts';

/** What happens to a resident while it happens. */
export type Live = Bus<ResidentId, LiveEvent>;

/** A bus whose listeners may fail without harm to one another. */
export const loggedBus = <K, E>(logger: Logger): Bus<K, E> =>
  createBus((error) => logger.error({ error }, 'a live listener failed'));

/** Stored messages reach the pages that show them. */
export function publishMessages(live: Live, stored: readonly StoredMessage[]): void {
  for (const message of stored)
    live.publish(message.resident, { type: 'message', message: toChatMessage(message) });
}
