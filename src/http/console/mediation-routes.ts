import { Hono } from 'hono';
import { casesQuery } from '../../contracts/console/mediation.ts';
import { application, mediationCommand } from '../../contracts/mediation-command.ts';
import { addDays, parseLocalDate, startOfDay } from '../../core/dates.ts';
import { Refused } from '../../core/errors.ts';
import { HttpError, notFound } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

/** 调解: the board, a case whole, its room, commands, papers. What may be done to a case is mediation/rights.ts. */
export function mediationRoutes({ mediation }: ConsoleDeps): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  if (!mediation) return routes;
  const { cases, files } = mediation;
  routes.use(async (c, next) => {
    c.var.allow('mediation.read');
    await next();
  });
  return routes
    .get('/cases', async (c) => {
      const { page, size, from, until, state, source, ...rest } = readQuery(c, casesQuery);
      const first = from === undefined ? undefined : parseLocalDate(from);
      const last = until === undefined ? undefined : parseLocalDate(until);
      const found = await cases.list(c.var.who, {
        ...(state ? { states: state } : {}),
        ...(source ? { sources: [source] } : {}),
        ...(first ? { from: startOfDay(first) } : {}),
        ...(last ? { until: startOfDay(addDays(last, 1)) } : {}),
        ...(rest.disputeType ? { disputeType: rest.disputeType } : {}),
        ...(rest.room ? { room: rest.room } : {}),
        ...(rest.search ? { search: rest.search } : {}),
        limit: size,
        offset: (page - 1) * size,
      });
      await c.var.audit('mediation.list', 'cases', c.req.url.split('?')[1]?.slice(0, 200));
      return c.json(found);
    })
    .post('/cases', async (c) => {
      c.var.allow('mediation.open');
      const body = await readBody(c, application);
      return c.json(await cases.apply(c.var.who, body).catch(conflict), 201);
    })
    .get('/cases/:key', async (c) => {
      const found = await cases.read(c.var.who, c.req.param('key'));
      await c.var.audit('mediation.read', found.number);
      return c.json(found);
    })
    .get('/cases/:key/messages', async (c) => {
      const key = c.req.param('key');
      const messages = await cases.room(c.var.who, key);
      await c.var.audit('mediation.room.read', key);
      return c.json({ messages });
    })
    .get('/cases/:key/messages/:id/files/:index', async (c) => {
      const { key, id, index } = c.req.param();
      const file = await cases.file(c.var.who, key, id, Number(index));
      const bytes = await files.read(file.reference);
      if (!bytes) throw notFound('这个文件取不到了');
      await c.var.audit('mediation.file.read', key, file.name);
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': attachment(file.name),
      });
    })
    .post('/cases/:key/commands', async (c) => {
      const command = await readBody(c, mediationCommand);
      return c.json(await cases.act(c.var.who, c.req.param('key'), command).catch(conflict));
    })
    .get('/cases/:key/papers/:kind', async (c) => {
      const { key, kind } = c.req.param();
      const as = c.req.query('as') === 'html' ? 'html' : 'docx';
      const paper = await cases.paper(c.var.who, key, kind, as, undefined);
      await c.var.audit('mediation.paper', key, kind);
      if (typeof paper === 'string') {
        return c.body(paper, 200, {
          'Content-Type': 'text/html; charset=utf-8',
          // The page is our own words and the case's, escaped; it needs its own styles and nothing else.
          'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        });
      }
      return c.body(new Uint8Array(paper.bytes), 200, {
        'Content-Type': paper.mediaType,
        'Content-Disposition': attachment(paper.name),
      });
    });
}

const attachment = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

/** Refused by the case as it stands, in words for the screen; rights are refused by the console itself. */
function conflict(error: unknown): never {
  if (error instanceof Refused) throw new HttpError(409, 'refused', error.message);
  throw error;
}
