import type { ConsultationLog } from '../../consultation/records.ts';
import type { ChatMessage, LiveEvent } from '../../contracts/chat.ts';
import type { ResidentId } from '../../core/ids.ts';
import { toChatMessage } from './chat-message.ts';

const PAGE = 100;

/**
 * A resident's messages in order, each once, whatever way they become known. `seq` has no gaps, so a live message that
 * is not the next one only says that the log has more; the log is then read. What passes (stage, text so far) is
 * forwarded in its place. `poke` reads the log too: for messages that another process wrote.
 */
export function followLog(
  deps: {
    log: Pick<ConsultationLog, 'messagesAfter'>;
    live: { subscribe(resident: ResidentId, listener: (event: LiveEvent) => void): () => void };
  },
  resident: ResidentId,
  after: number,
  send: (event: LiveEvent) => Promise<void>,
  failed: (error: unknown) => void,
): { poke(): void; stop(): void; last(): number } {
  let last = after;
  let stopped = false;
  let draining = false;
  const waiting: (LiveEvent | 'catch-up')[] = ['catch-up'];

  const sendMessage = async (message: ChatMessage) => {
    if (message.seq <= last || stopped) return;
    await send({ type: 'message', message });
    last = message.seq;
  };
  const catchUp = async () => {
    for (;;) {
      const stored = await deps.log.messagesAfter(resident, last, PAGE);
      for (const message of stored) await sendMessage(toChatMessage(message));
      if (stored.length < PAGE || stopped) return;
    }
  };
  const drain = async () => {
    if (draining) return;
    draining = true;
    try {
      for (let next = waiting.shift(); next && !stopped; next = waiting.shift()) {
        if (next === 'catch-up') await catchUp();
        else if (next.type !== 'message') await send(next);
        else if (next.message.seq === last + 1) await sendMessage(next.message);
        else if (next.message.seq > last) await catchUp();
      }
    } catch (error) {
      failed(error);
    } finally {
      draining = false;
    }
  };
  const add = (event: LiveEvent | 'catch-up') => {
    const newest = waiting.at(-1);
    // A slow reader needs only the newest text so far.
    const replaces =
      newest === event ||
      (event !== 'catch-up' &&
        event.type === 'delta' &&
        newest !== undefined &&
        newest !== 'catch-up' &&
        newest.type === 'delta' &&
        newest.turnId === event.turnId);
    if (replaces) waiting.pop();
    waiting.push(event);
    void drain();
  };

  // Subscribed before the first reading: what is written in between is known from one or the other.
  const unsubscribe = deps.live.subscribe(resident, add);
  void drain();
  return {
    poke: () => add('catch-up'),
    last: () => last,
    stop: () => {
      stopped = true;
      unsubscribe();
    },
  };
}
