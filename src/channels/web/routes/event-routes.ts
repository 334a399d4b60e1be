import { createRoute, z } from '@hono/zod-openapi';
import type { EventStreams } from '../events.ts';
import { faults, sessionOf, type WebApp } from './route-parts.ts';

const getEvents = createRoute({
  method: 'get',
  path: '/api/events',
  summary:
    '实时事件（SSE）：message（id 是 seq）、working、delta、settled、ping；用 Last-Event-ID 或 after 接续',
  request: { query: z.object({ after: z.coerce.number().int().min(0).default(0) }) },
  responses: {
    200: { description: '事件流', content: { 'text/event-stream': { schema: z.string() } } },
    400: faults[400],
    401: faults[401],
  },
});

export function eventRoutes(app: WebApp, streams: EventStreams): void {
  app.openapi(getEvents, (c) => {
    const seen = c.req.header('last-event-id');
    const after = seen !== undefined && /^\d{1,15}$/.test(seen) ? Number(seen) : c.req.valid('query').after;
    return streams.open(c, sessionOf(c), after);
  });
}
