import { createRoute, z } from '@hono/zod-openapi';
import { json, type WebApp } from '../channels/web/routes/route-parts.ts';
import { readiness } from '../contracts/api.ts';
import type { HttpDeps } from './ports.ts';

const healthz = createRoute({
  method: 'get',
  path: '/healthz',
  summary: '进程活着',
  responses: { 200: json(z.object({ alive: z.literal(true) }), '活着') },
});

const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  summary: '能不能服务：数据库、索引、渠道',
  responses: { 200: json(readiness, '都好'), 503: json(readiness, '有部件没好，原因在 checks') },
});

const metrics = createRoute({
  method: 'get',
  path: '/metrics',
  summary: 'Prometheus 指标',
  responses: { 200: { description: 'Prometheus 文本', content: { 'text/plain': { schema: z.string() } } } },
});

export function healthRoutes(app: WebApp, deps: Pick<HttpDeps, 'readiness' | 'metrics'>): void {
  app.openapi(healthz, (c) => c.json({ alive: true as const }, 200));
  app.openapi(readyz, async (c) => {
    const checks = await deps.readiness();
    const ready = checks.every((check) => check.ok);
    return c.json({ ready, checks }, ready ? 200 : 503);
  });
  app.openapi(metrics, async (c) =>
    c.text(await deps.metrics(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
}
