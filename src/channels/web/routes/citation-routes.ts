import { createRoute, z } from '@hono/zod-openapi';
import { articleQuery, openedArticleShape, openedPassage } from '../../../contracts/api.ts';
import { localDate, parseLocalDate } from '../../../core/dates.ts';
import { badRequest, notFound } from '../../../http/errors.ts';
import type { HttpDeps } from '../../../http/ports.ts';
import { parseArticleNumber } from '../../../knowledge/statutes/article-number.ts';
import { faults, json, type WebApp } from './route-parts.ts';

const getArticle = createRoute({
  method: 'get',
  path: '/api/articles',
  summary: '打开一条法条；asOf（YYYY-MM-DD）那天有效的版本，默认今天',
  request: { query: articleQuery },
  responses: { 200: json(openedArticleShape, '法条'), 400: faults[400], 404: faults[404] },
});

const getPassage = createRoute({
  method: 'get',
  path: '/api/passages/{id}',
  summary: '打开一个引用的片段（办事指南、条文白话）',
  request: { params: z.object({ id: z.string().max(400) }) },
  responses: { 200: json(openedPassage, '片段'), 404: faults[404] },
});

export function citationRoutes(
  app: WebApp,
  deps: Pick<HttpDeps, 'openArticle' | 'openPassage' | 'clock'>,
): void {
  app.openapi(getArticle, (c) => {
    const { statute, article, asOf } = c.req.valid('query');
    const number = parseArticleNumber(article);
    if (!number) throw badRequest('条号写成“1076”或“第一千零七十六条”');
    const day = asOf === undefined ? localDate(deps.clock.now()) : parseLocalDate(asOf);
    if (!day) throw badRequest('日期写成 2026-01-01');
    const opened = deps.openArticle(statute, number, day);
    if (!opened) throw notFound('没有找到这一条');
    return c.json(opened, 200);
  });

  app.openapi(getPassage, (c) => {
    const opened = deps.openPassage(c.req.valid('param').id);
    if (!opened) throw notFound('没有找到这段内容，可能已经更新');
    return c.json(opened, 200);
  });
}
