import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { z } from 'zod';
import { type AuditItem, auditQuery } from '../../contracts/console/audit.ts';
import type { Page } from '../../contracts/console/paging.ts';
import { addDays, localDate, parseLocalDate, startOfDay } from '../../core/dates.ts';
import type { AuditQuery, AuditRow } from '../../staff/ports.ts';
import { badRequest } from '../errors.ts';
import { askedFor } from './asked-for.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { CSV_BOM, csvLine, fileHeaders } from './csv.ts';
import { readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

/** Rows read at a time while a file is written. */
const CHUNK = 1000;
const HEADINGS = ['时间（UTC）', '谁', '姓名', '操作', '对象', '说明', '网络地址'];

/** The audit log: searched and exported, never changed. */
export function auditRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  const { staff, clock } = deps;
  const withNames = () => {
    const names = new Map<string, string>(deps.directory().people.map(({ id, name }) => [id, name]));
    return ({ at, detail, address, ...row }: AuditRow): AuditItem => ({
      ...row,
      at: at.toISOString(),
      actorName: names.get(row.actor) ?? null,
      detail: detail ?? null,
      address: address ?? null,
    });
  };
  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      c.var.allow('audit.read');
      const query = readQuery(c, auditQuery);
      const { rows, total } = await staff.searchAudit({
        ...filters(query),
        limit: query.size,
        offset: (query.page - 1) * query.size,
      });
      return c.json({ total, rows: rows.map(withNames()) } satisfies Page<AuditItem>);
    })
    .get('/export', async (c) => {
      c.var.allow('audit.read');
      // Up to now: what is written meanwhile must not move the pages.
      const end = new Date(clock.now().getTime() + 1);
      const wanted = { until: end, ...filters(readQuery(c, auditQuery)) };
      await c.var.audit('audit.exported', '审计记录', askedFor(c));
      const name = `审计记录-${localDate(clock.now())}.csv`;
      for (const [header, value] of Object.entries(fileHeaders(name, 'text/csv; charset=utf-8'))) {
        c.header(header, value);
      }
      return stream(c, async (out) => {
        await out.write(CSV_BOM + csvLine(HEADINGS));
        const named = withNames();
        for (let offset = 0; ; offset += CHUNK) {
          const { rows } = await staff.searchAudit({ ...wanted, limit: CHUNK, offset });
          const lines = rows.map(named).map((row) => {
            const { at, actor, actorName, action, subject, detail, address } = row;
            return csvLine([at, actor, actorName, action, subject, detail, address]);
          });
          await out.write(lines.join(''));
          if (rows.length < CHUNK) return;
        }
      });
    });
}

function filters({
  actor,
  action,
  subject,
  address,
  from,
  until,
  sort,
}: z.infer<typeof auditQuery>): Omit<AuditQuery, 'limit' | 'offset'> {
  return {
    actor,
    action,
    subject,
    address,
    ...(from === undefined ? {} : { from: startOfDay(dayOf(from)) }),
    ...(until === undefined ? {} : { until: startOfDay(addDays(dayOf(until), 1)) }),
    oldestFirst: sort === 'at',
  };
}

function dayOf(text: string) {
  const day = parseLocalDate(text);
  if (day === undefined) throw badRequest(`没有这一天：${text}`);
  return day;
}
