import { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import type { WebEnv } from '../channels/web/session.ts';
import { webChannel } from '../channels/web/web-channel.ts';
import { bodyLimits } from './body-limits.ts';
import { auditRefusals } from './console/audit-refusals.ts';
import { createConsole } from './console/create-console.ts';
import { answerErrors, badRequest, errorResponse, notFound } from './errors.ts';
import { healthRoutes } from './health-routes.ts';
import { pageRoutes } from './page.ts';
import type { HttpDeps } from './ports.ts';
import { sameSite } from './same-site.ts';
import { securityHeaders } from './security-headers.ts';

const CONSOLE = '/api/console';

export interface HttpApp {
  /** A fetch handler: tests call it without a port. */
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
  request(path: string, init?: RequestInit): Response | Promise<Response>;
  /** Ends the open event streams. */
  close(): void;
}

/** The whole HTTP side: web chat, health, webhooks, page. Order matters: headers and limits first, the page last. */
export function createHttp(deps: HttpDeps): HttpApp {
  const app = new OpenAPIHono<WebEnv>({
    defaultHook: (result) => {
      if (!result.success) throw badRequest(firstIssue(result.error.issues));
    },
  });
  app.onError(answerErrors(deps.logger));
  app.notFound((c) => errorResponse(c, notFound()));

  app.use(securityHeaders(deps.secureCookies));
  // Assets lie compressed beside their originals.
  app.use(compress());
  for (const { path, handle } of deps.webhooks) app.post(path, (c) => handle(c.req.raw));
  if (deps.console) app.use(`${CONSOLE}/*`, auditRefusals(deps.console));
  app.use(...bodyLimits(deps.maxFileBytes));
  app.use('/api/*', ...sameSite());
  app.use('/api/*', async (c, next) => {
    await next();
    // Personal: never kept by a cache on the way.
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });

  if (deps.console) app.route(CONSOLE, createConsole(deps.console));
  const web = webChannel(app, deps);
  healthRoutes(app, deps);
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: '法邻 Falin',
      version: '1',
      description: '居民网页咨询接口。会话靠 Cookie：先 GET /api/session。',
    },
  });
  pageRoutes(app, deps.pageDir);

  return {
    fetch: (request, env) => app.fetch(request, env ?? {}),
    request: (path, init) => app.request(path, init),
    close: web.close,
  };
}

function firstIssue(issues: readonly { message: string; path: readonly PropertyKey[] }[]): string {
  const issue = issues[0];
  if (!issue) return '请求的内容不对';
  // Our own messages are Chinese; zod's are not for residents.
  return /[\u4e00-\u9fff]/.test(issue.message)
    ? issue.message
    : `请求的内容不对：${issue.path.join('.') || '正文'}`;
}
