import { createHash } from 'node:crypto';
import { HttpError } from '../../http/errors.ts';
import type { HttpDeps } from '../../http/ports.ts';
import { createRateLimit } from '../../http/rate-limit.ts';
import { createArrivals } from './arrivals.ts';
import { createEventStreams } from './events.ts';
import { citationRoutes } from './routes/citation-routes.ts';
import { directoryRoutes } from './routes/directory-routes.ts';
import { eventRoutes } from './routes/event-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { type Accept, messageRoutes } from './routes/message-routes.ts';
import { mineRoutes } from './routes/mine-routes.ts';
import type { WebApp } from './routes/route-parts.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { sessionCookies } from './session.ts';

/** Someone who types and presses buttons never meets it; a script does. */
const POST_LIMIT = { burst: 40, perMinute: 60 };
const HEARTBEAT_MS = 15_000;

/** Adds the web chat to `app`. All deciding is the flow's: posts become `Incoming`, pages show what the log holds. */
export function webChannel(app: WebApp, deps: HttpDeps): { close(): void } {
  const cookies = sessionCookies(deps.secureCookies);
  const wait = createRateLimit(deps.postLimit ?? POST_LIMIT, deps.clock);
  const arrivals = createArrivals();
  const streams = createEventStreams({
    ...deps,
    arrivals,
    heartbeatMs: deps.heartbeatMs ?? HEARTBEAT_MS,
  });

  const accept: Accept = async (session, clientId, content) => {
    const receipt = await deps.receive({
      channel: session.channel,
      // Client ids are the page's own words: joined with the session they cannot meet another resident's.
      updateId: `${createHash('sha256').update(session.address).digest('hex').slice(0, 24)}.${clientId}`,
      sender: { address: session.address, name: undefined },
      channelMessageId: clientId,
      content,
      at: deps.clock.now(),
    });
    arrivals.tell(session.address, receipt.resident);
    return receipt;
  };

  app.use('/api/*', cookies.middleware);
  app.use('/api/*', async (c, next) => {
    const session = c.get('session');
    if (c.req.method === 'POST' && session) {
      const seconds = wait(session.address);
      if (seconds > 0) {
        throw new HttpError(429, 'too-many', `发得太快了，请 ${seconds} 秒后再试`, {
          'Retry-After': String(seconds),
        });
      }
    }
    await next();
  });
  sessionRoutes(app, deps, cookies);
  messageRoutes(app, deps, accept);
  fileRoutes(app, deps, accept);
  eventRoutes(app, streams);
  mineRoutes(app, deps);
  directoryRoutes(app, deps);
  citationRoutes(app, deps);
  return { close: streams.closeAll };
}
