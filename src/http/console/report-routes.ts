import { Hono } from 'hono';
import {
  type FrozenAnswer,
  type FrozenItem,
  freezeBody,
  frozenFileQuery,
  type ReportAnswer,
  reportFileQuery,
  reportQuery,
} from '../../contracts/console/report.ts';
import type { AreaId } from '../../core/ids.ts';
import { scopeOf, type Who } from '../../staff/rights.ts';
import { MEDIA_TYPES, reportFile } from '../../statistics/export/report-file.ts';
import { namesOf } from '../../statistics/names.ts';
import { reachOf } from '../../statistics/reach.ts';
import { differences, type FrozenReport } from '../../statistics/report/frozen.ts';
import { areasOf } from '../../statistics/scope.ts';
import { notFound } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';
import { download } from './statistics-scope.ts';

/** 年度报告: made anew whenever it is opened; frozen when it is handed in. */
export function reportRoutes({ statistics, directory, clock }: ConsoleDeps): Hono<StaffEnv> {
  const { frozen } = statistics;
  const make = (who: Who, year: number, area: string | undefined) => {
    // A clerk of one community who names no area means their own.
    const own = who.role === 'administrator' || who.street ? undefined : who.areas[0];
    const wanted = area ?? own;
    return statistics.yearReport(
      year,
      wanted,
      reachOf(who, 'report.read', directory(), { area: wanted }).areas,
    );
  };
  const item = ({ id, report, frozenAt, frozenBy }: FrozenReport): FrozenItem => ({
    id,
    title: report.title,
    area: report.area,
    period: report.period,
    frozenAt: frozenAt.toISOString(),
    frozenBy: namesOf(directory()).person(frozenBy),
  });
  /** Of the areas somebody serves, those whose report is about nothing else. */
  const readable = (who: Who): string[] | undefined =>
    scopeOf(who.role, 'report.read') === 'all' ? undefined : [...who.areas, ...(who.street ? [''] : [])];
  const one = async (who: Who, id: string): Promise<FrozenReport> => {
    const found = await frozen.frozen(id);
    if (!found || !(readable(who)?.includes(found.report.area.id ?? '') ?? true))
      throw notFound('没有这份报告');
    return found;
  };

  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      c.var.allow('report.read');
      const { year, area } = readQuery(c, reportQuery);
      return c.json((await make(c.var.who, year, area)) satisfies ReportAnswer);
    })
    .get('/file', async (c) => {
      c.var.allow('report.read');
      const { year, area, format } = readQuery(c, reportFileQuery);
      const report = await make(c.var.who, year, area);
      await c.var.audit('report.export', `${report.title}.${format}`);
      return download(
        new Uint8Array(await reportFile(report, format)),
        MEDIA_TYPES[format],
        `${report.title}.${format}`,
      );
    })
    .get('/frozen', async (c) => {
      c.var.allow('report.read');
      return c.json({ reports: (await frozen.list(readable(c.var.who))).map(item) });
    })
    .post('/frozen', async (c) => {
      c.var.allow('report.freeze');
      const { year, area } = await readBody(c, freezeBody);
      const report = await make(c.var.who, year, area);
      const made = await frozen.freeze(report, c.var.who.person, clock.now());
      await c.var.audit('report.frozen', made.id, report.title);
      return c.json(item(made), 201);
    })
    .get('/frozen/:id', async (c) => {
      c.var.allow('report.read');
      const found = await one(c.var.who, c.req.param('id'));
      const { area, period } = found.report;
      const areas = area.id === null ? undefined : areasOf(directory(), area.id as AreaId);
      const now = await statistics.yearReport(Number(period.from.slice(0, 4)), area.id ?? undefined, areas);
      const body: FrozenAnswer = {
        ...item(found),
        report: found.report,
        differences: differences(found.report, now).map(({ part, ...rest }) => ({
          ...rest,
          part: part ?? null,
        })),
      };
      return c.json(body);
    })
    .get('/frozen/:id/file', async (c) => {
      c.var.allow('report.read');
      const { format } = readQuery(c, frozenFileQuery);
      const { report, id } = await one(c.var.who, c.req.param('id'));
      await c.var.audit('report.export', id, `${report.title}.${format}`);
      return download(
        new Uint8Array(await reportFile(report, format)),
        MEDIA_TYPES[format],
        `${report.title}.${format}`,
      );
    });
}
