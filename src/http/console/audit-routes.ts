import { Hono } from 'hono';
import { type AuditItem, auditQuery } from '../../contracts/console/audit.ts';
import type { Page } from '../../contracts/console/paging.ts';
import { addDays, parseLocalDate, startOfDay } from '../../core/dates.ts';
import { badRequest } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

export function auditRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  return new Hono<StaffEnv>().get('/', async (c) => {
    c.var.allow('audit.read');
    const { page, size, sort, from, until, ...rest } = readQuery(c, auditQuery);
    const found = await deps.staff.searchAudit({
      ...rest,
      from: from === undefined ? undefined : startOfDay(dayOf(from)),
      until: until === undefined ? undefined : startOfDay(addDays(dayOf(until), 1)),
      limit: size,
      offset: (page - 1) * size,
      oldestFirst: sort === 'at',
    });
    const names = new Map<string, string>(deps.directory().people.map(({ id, name }) => [id, name]));
    const body: Page<AuditItem> = {
      total: found.total,
      rows: found.rows.map(({ at, actor, detail, address, ...row }) => ({
        ...row,
        at: at.toISOString(),
        actor,
        actorName: names.get(actor) ?? null,
        detail: detail ?? null,
        address: address ?? null,
      })),
    };
    return c.json(body);
  });
}

function dayOf(text: string) {
  const day = parseLocalDate(text);
  if (day === undefined) throw badRequest(`没有这一天：${text}`);
  return day;
}
