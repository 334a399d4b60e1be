import { createRoute, z } from '@hono/zod-openapi';
import { area, topicItem } from '../../../contracts/api.ts';
import type { HttpDeps } from '../../../http/ports.ts';
import { json, type WebApp } from './route-parts.ts';

const getAreas = createRoute({
  method: 'get',
  path: '/api/areas',
  summary: '街道、社区、网格',
  responses: { 200: json(z.object({ areas: z.array(area), sample: z.boolean() }), '区域；sample：示例数据') },
});

const getTopics = createRoute({
  method: 'get',
  path: '/api/topics',
  summary: '常见问题，问得多的在前',
  responses: { 200: json(z.array(topicItem), '常见问题') },
});

export function directoryRoutes(app: WebApp, deps: Pick<HttpDeps, 'directory' | 'topics'>): void {
  app.openapi(getAreas, (c) => c.json(deps.directory(), 200));
  app.openapi(getTopics, (c) => c.json(deps.topics(), 200));
}
