import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { DeskEvent } from '../../contracts/console/desk.ts';
import type { HttpLogger } from '../ports.ts';
import type { StaffEnv } from './require-staff.ts';

const HEARTBEAT_MS = 15_000;
/** What another instance did is seen at this distance: its rows are newer. */
const LOOK_MS = 3_000;
/** Then the page connects again, and whoever is no longer signed in is not let in. */
const LONGEST_MS = 5 * 60_000;

export interface DeskEvents {
  open(c: Context<StaffEnv>): Response;
  closeAll(): void;
}

/**
 * The desk's live stream: events name what to read again and hold nothing of a resident's. What happens here comes at once
 * over the bus; a change by another instance as `queue` without a number.
 */
export function createDeskEvents(deps: {
  subscribe(listener: (event: DeskEvent) => void): () => void;
  newest(): Promise<string>;
  logger: HttpLogger;
  lookMs?: number;
}): DeskEvents {
  const streams = new Set<{ send(event: DeskEvent): void; end(): void }>();
  let seen: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    try {
      const newest = await deps.newest();
      if (seen !== undefined && newest !== seen)
        for (const stream of streams) stream.send({ type: 'queue', number: null });
      seen = newest;
    } catch (err) {
      deps.logger.warn({ err }, 'desk events: the newest rows could not be read');
    }
  }
  function watch(): void {
    if (streams.size === 0) {
      clearInterval(timer);
      timer = undefined;
      seen = undefined;
    } else timer ??= setInterval(() => void look(), deps.lookMs ?? LOOK_MS).unref();
  }

  return {
    open(c) {
      // Proxies that buffer (nginx) would hold the events back.
      c.header('X-Accel-Buffering', 'no');
      return streamSSE(c, async (stream) => {
        const { promise: ended, resolve: end } = Promise.withResolvers<void>();
        const send = (event: DeskEvent) =>
          void stream.writeSSE({ event: event.type, data: JSON.stringify(event) }).catch(() => end());
        const own = { send, end };
        streams.add(own);
        watch();
        const unsubscribe = deps.subscribe(send);
        const heartbeat = setInterval(() => {
          void stream.writeSSE({ event: 'ping', data: '' }).catch(() => end());
        }, HEARTBEAT_MS);
        const longest = setTimeout(end, LONGEST_MS);
        stream.onAbort(end);
        // Whatever happened before the page listened: it reads everything now.
        send({ type: 'queue', number: null });
        await ended;
        clearInterval(heartbeat);
        clearTimeout(longest);
        unsubscribe();
        streams.delete(own);
        watch();
      });
    },
    closeAll() {
      for (const { end } of streams) end();
    },
  };
}
