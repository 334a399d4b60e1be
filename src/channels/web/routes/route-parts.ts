import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import { apiError } from '../../../contracts/api.ts';
import { noSession } from '../../../http/errors.ts';
import type { WebEnv, WebSession } from '../session.ts';

export type WebApp = OpenAPIHono<WebEnv>;

export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

const fault = (description: string) => json(apiError, description);

export const faults = {
  400: fault('请求的内容不对'),
  401: fault('没有会话：先 GET /api/session'),
  404: fault('没有找到'),
  413: fault('太长或太大'),
  415: fault('不支持的格式'),
  429: fault('发得太快，见 Retry-After'),
} as const;

/** The session of a request; 401 without one. */
export function sessionOf(c: Context<WebEnv>): WebSession {
  const session = c.get('session');
  if (!session) throw noSession();
  return session;
}
