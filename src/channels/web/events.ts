import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LiveEvent } from '../../contracts/chat.ts';
import type { ResidentId } from '../../core/ids.ts';
import type { HttpDeps } from '../../http/ports.ts';
import type { Arrivals } from './arrivals.ts';
import { followLog } from './follow-log.ts';
import type { WebSession } from './session.ts';

/** Tabs of one session that may listen at a time; the oldest is let go. */
const MAX_STREAMS = 8;

export interface EventStreams {
  open(c: Context, session: WebSession, after: number): Response;
  /** Ends all streams (shutdown); pages connect again. */
  closeAll(): void;
}

/**
 * The resident's live stream. `message` events carry their seq as id, so that a browser which connects again resumes
 * with Last-Event-ID; `working`, `delta` and `settled` pass by; `ping` keeps proxies awake and lets a page see a dead line.
 */
export function createEventStreams(
  deps: Pick<HttpDeps, 'log' | 'live' | 'logger'> & { arrivals: Arrivals; heartbeatMs: number },
): EventStreams {
  const open = new Map<string, Set<() => void>>();

  return {
    open: (c, session, after) => {
      // Proxies that buffer (nginx) would hold the words back.
      c.header('X-Accel-Buffering', 'no');
      return streamSSE(c, async (stream) => {
        let follower: ReturnType<typeof followLog> | undefined;
        let resident: ResidentId | undefined;
        let over = false;
        const { promise: ended, resolve: end } = Promise.withResolvers<void>();

        const streams = open.get(session.address) ?? new Set();
        open.set(session.address, streams.add(end));
        if (streams.size > MAX_STREAMS) streams.values().next().value?.();

        const send = (event: LiveEvent) =>
          stream.writeSSE({
            event: event.type,
            data: JSON.stringify(event.type === 'message' ? event.message : event),
            ...(event.type === 'message' ? { id: String(event.message.seq) } : {}),
          });
        const failed = (err: unknown) => {
          deps.logger.warn({ err }, 'event stream ended by a fault');
          end();
        };
        const follow = (found: ResidentId) => {
          // A look-up may come back after the page has gone: what it began then nobody would stop.
          if (over || found === resident) return;
          // A new resident behind the same session counts from one again.
          const start = resident === undefined ? after : 0;
          follower?.stop();
          resident = found;
          follower = followLog(deps, found, start, send, failed);
        };
        const find = async () => {
          const known = await deps.log.residentByAddress(session.channel, session.address);
          if (known) follow(known.id);
          follower?.poke();
        };

        const stopListening = deps.arrivals.listen(session.address, follow);
        const heartbeat = setInterval(() => {
          void stream.writeSSE({ event: 'ping', data: '' });
          find().catch(failed);
        }, deps.heartbeatMs);
        stream.onAbort(end);
        try {
          await stream.writeSSE({ event: 'ping', data: '', retry: 2_000 });
          await find();
          await ended;
        } catch (error) {
          failed(error);
        } finally {
          over = true;
          clearInterval(heartbeat);
          stopListening();
          follower?.stop();
          streams.delete(end);
          if (streams.size === 0) open.delete(session.address);
        }
      });
    },
    closeAll: () => {
      for (const streams of open.values()) for (const end of [...streams]) end();
    },
  };
}
