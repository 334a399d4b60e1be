import type { TelegramDeps } from '../channels/telegram/ports.ts';
import type { Incoming } from '../consultation/incoming.ts';
import type { Receipt } from '../consultation/records.ts';
import type { ResidentId } from '../core/ids.ts';
import type { Ground } from './ground.ts';
import type { Live } from './live.ts';

/** What comes in, by whichever channel: stored, then answered. */
export function createIntake({ storage }: Ground, live: Live, wakeTurns: () => void) {
  // The live line knows residents, Telegram their chats; kept while a turn is at work.
  const addresses = new Map<ResidentId, string>();
  const byChat: TelegramDeps['live'] = {
    subscribe: (listener) =>
      live.subscribeAll((resident, event) => {
        const address = addresses.get(resident);
        if (event.type === 'settled') addresses.delete(resident);
        if (address === undefined || event.type === 'message') return;
        listener({ ...event, address });
      }),
  };
  return {
    async receive(incoming: Incoming): Promise<Receipt> {
      const receipt = await storage.log.receive(incoming);
      if (incoming.channel === 'telegram') addresses.set(receipt.resident, incoming.sender.address);
      if (receipt.accepted) wakeTurns();
      return receipt;
    },
    byChat,
  };
}
export type Intake = ReturnType<typeof createIntake>;
