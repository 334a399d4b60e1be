import { type Context, Hono } from 'hono';
import {
  type CaseItem,
  type CaseStoryAnswer,
  casesQuery,
  exportFormat,
  type MatterItem,
  type MatterStoryAnswer,
  mattersQuery,
  referralBody,
  type SavedViewItem,
  viewBody,
  viewsQuery,
} from '../../contracts/console/ledger.ts';
import type { Page } from '../../contracts/console/paging.ts';
import { localDate } from '../../core/dates.ts';
import type { AreaId, PersonId } from '../../core/ids.ts';
import { streamOf } from '../../statistics/export/bytes.ts';
import { csvOf } from '../../statistics/export/csv.ts';
import { caseSheet, matterSheet } from '../../statistics/export/ledger-sheets.ts';
import { MEDIA_TYPES } from '../../statistics/export/report-file.ts';
import type { Sheet } from '../../statistics/export/sheet.ts';
import { xlsxOf } from '../../statistics/export/xlsx.ts';
import { REFERRALS, type ReferralTarget } from '../../statistics/figures/labels.ts';
import { CASE_COLUMNS, MATTER_COLUMNS } from '../../statistics/ledger/ports.ts';
import { LEDGER_TEXT } from '../../statistics/ledger/screen-text.ts';
import { eventSteps, storyOf } from '../../statistics/ledger/story.ts';
import { namesOf } from '../../statistics/names.ts';
import { badRequest, notFound } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { caseItem, ledgerQuery, matterItem } from './ledger-query.ts';
import { readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';
import { download } from './statistics-scope.ts';

/** 台账: consultations and mediation cases as rows, what happened in each, bulk export, views people saved. */
export function ledgerRoutes({ statistics, directory, clock }: ConsoleDeps): Hono<StaffEnv> {
  const { ledger } = statistics;
  const names = () => namesOf(directory());
  const subject = ({ area, person }: { area: string; person: string }) => ({
    area: area === '' ? undefined : (area as AreaId),
    holder: person === '' ? undefined : (person as PersonId),
  });
  const page = ({ page, size }: { page: number; size: number }) => ({
    limit: size,
    offset: (page - 1) * size,
  });
  const send = async (c: Context<StaffEnv>, sheet: Sheet) => {
    const { format } = readQuery(c, exportFormat);
    await c.var.audit('ledger.export', sheet.name, new URL(c.req.url).search.slice(0, 500));
    const name = `${sheet.name} ${localDate(clock.now())}.${format}`;
    return download(streamOf(format === 'csv' ? csvOf(sheet) : xlsxOf([sheet])), MEDIA_TYPES[format], name);
  };

  return new Hono<StaffEnv>()
    .get('/matters', async (c) => {
      c.var.allow('ledger.read');
      const query = readQuery(c, mattersQuery);
      await statistics.figures.refresh();
      const wanted = ledgerQuery(c.var.who, 'ledger.read', directory(), query, MATTER_COLUMNS);
      const { rows, total } = await ledger.rows('matters', wanted, page(query));
      const body: Page<MatterItem> = { total, rows: rows.map((row) => matterItem(row, names())) };
      return c.json(body);
    })
    .get('/matters/export', async (c) => {
      c.var.allow('ledger.export');
      await statistics.figures.refresh();
      const query = ledgerQuery(
        c.var.who,
        'ledger.export',
        directory(),
        readQuery(c, mattersQuery),
        MATTER_COLUMNS,
      );
      return send(c, matterSheet(ledger.all('matters', query), names()));
    })
    .get('/matters/:number', async (c) => {
      c.var.allow('ledger.read');
      await statistics.figures.refresh();
      const found = await ledger.matter(c.req.param('number'));
      // What one may not see is not told apart from what there is not.
      if (!found) throw notFound('没有这个编号的咨询');
      c.var.allow('ledger.read', subject(found.row));
      await c.var.audit('ledger.read', found.row.number);
      const body: MatterStoryAnswer = {
        row: matterItem(found.row, names()),
        steps: storyOf(found.story, names()),
      };
      return c.json(body);
    })
    .post('/matters/:number/referrals', async (c) => {
      const found = await ledger.matter(c.req.param('number'));
      if (!found) throw notFound('没有这个编号的咨询');
      c.var.allow('matter.write', subject(found.row));
      const { target } = await readBody(c, referralBody);
      if (!(target in REFERRALS)) throw badRequest('没有这个转介去向');
      const { number } = found.row;
      await ledger.refer({ number, target: target as ReferralTarget, by: c.var.who.person }, clock.now());
      await c.var.audit('matter.referred', number, target);
      return c.body(null, 204);
    })
    .get('/cases', async (c) => {
      c.var.allow('ledger.read');
      const query = readQuery(c, casesQuery);
      await statistics.figures.refresh();
      const wanted = ledgerQuery(c.var.who, 'ledger.read', directory(), query, CASE_COLUMNS);
      const { rows, total } = await ledger.rows('cases', wanted, page(query));
      const body: Page<CaseItem> = { total, rows: rows.map((row) => caseItem(row, names())) };
      return c.json(body);
    })
    .get('/cases/export', async (c) => {
      c.var.allow('ledger.export');
      await statistics.figures.refresh();
      const query = ledgerQuery(
        c.var.who,
        'ledger.export',
        directory(),
        readQuery(c, casesQuery),
        CASE_COLUMNS,
      );
      return send(c, caseSheet(ledger.all('cases', query), names()));
    })
    .get('/cases/:number', async (c) => {
      c.var.allow('ledger.read');
      await statistics.figures.refresh();
      const found = await ledger.case(c.req.param('number'));
      if (!found) throw notFound('没有这个编号的调解案件');
      c.var.allow('ledger.read', subject(found.row));
      await c.var.audit('ledger.read', found.row.number);
      const body: CaseStoryAnswer = {
        row: caseItem(found.row, names()),
        steps: eventSteps(found.events, LEDGER_TEXT.caseEvents, names()),
      };
      return c.json(body);
    })
    .get('/views', async (c) => {
      const { page: of } = readQuery(c, viewsQuery);
      const views: SavedViewItem[] = await ledger.views(c.var.who.person, of);
      return c.json({ views });
    })
    .post('/views', async (c) => {
      const view = await readBody(c, viewBody);
      const saved: SavedViewItem = await ledger.saveView({ ...view, owner: c.var.who.person }, clock.now());
      return c.json(saved, 201);
    })
    .delete('/views/:id', async (c) => {
      if (!(await ledger.deleteView(c.var.who.person, c.req.param('id')))) throw notFound('没有这个视图');
      return c.body(null, 204);
    });
}
