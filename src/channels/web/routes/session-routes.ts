import { createRoute } from '@hono/zod-openapi';
import { MAX_FILES, MAX_TEXT, type Session, session as sessionShape } from '../../../contracts/api.ts';
import type { HttpDeps } from '../../../http/ports.ts';
import type { SessionCookies, WebSession } from '../session.ts';
import { json, type WebApp } from './route-parts.ts';

const getSession = createRoute({
  method: 'get',
  path: '/api/session',
  summary: '开始或接续会话（设置 Cookie）',
  responses: { 200: json(sessionShape, '本浏览器的会话') },
});

const endSession = createRoute({
  method: 'delete',
  path: '/api/session',
  summary: '结束会话：本浏览器不再看得到以前的内容（自助机换人时用）',
  responses: { 204: { description: '已结束' } },
});

export function sessionRoutes(
  app: WebApp,
  deps: Pick<HttpDeps, 'log' | 'directory' | 'maxFileBytes'>,
  cookies: SessionCookies,
): void {
  const describe = async ({ channel, address }: WebSession): Promise<Session> => {
    const { areas, sample } = deps.directory();
    const resident = await deps.log.residentByAddress(channel, address);
    const newest = resident ? await deps.log.messagesBefore(resident.id, undefined, 1) : [];
    const area = areas.find((item) => item.id === resident?.area);
    return {
      channel,
      area: area ? { id: area.id, name: area.name } : null,
      lastSeq: newest.at(-1)?.seq ?? 0,
      office: areas.find((item) => item.level === 'street')?.name ?? null,
      sample,
      limits: { text: MAX_TEXT, files: MAX_FILES, fileBytes: deps.maxFileBytes },
    };
  };

  app.openapi(getSession, async (c) => c.json(await describe(c.get('session') ?? cookies.start(c)), 200));
  app.openapi(endSession, (c) => {
    cookies.end(c);
    return c.body(null, 204);
  });
}
