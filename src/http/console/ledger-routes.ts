import { Hono } from 'hono';
import {
  type CaseStoryAnswer,
  type MatterStoryAnswer,
  referralBody,
  type SavedViewItem,
  viewBody,
  viewsQuery,
} from '../../contracts/console/ledger.ts';
import type { AreaId, PersonId } from '../../core/ids.ts';
import { REFERRALS, type ReferralTarget } from '../../statistics/figures/labels.ts';
import { LEDGER_TEXT } from '../../statistics/ledger/screen-text.ts';
import { eventSteps, storyOf } from '../../statistics/ledger/story.ts';
import { namesOf } from '../../statistics/names.ts';
import { badRequest, notFound } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { CASES, ledgerLists, MATTERS } from './ledger-lists.ts';
import { caseItem, matterItem } from './ledger-query.ts';
import { readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

/** 台账: consultations and mediation cases as rows, what happened in each, bulk export, views people saved. */
export function ledgerRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  const { statistics, directory, clock } = deps;
  const { ledger } = statistics;
  const names = () => namesOf(directory());
  const subject = ({ area, person }: { area: string; person: string }) => ({
    area: area === '' ? undefined : (area as AreaId),
    holder: person === '' ? undefined : (person as PersonId),
  });
  return new Hono<StaffEnv>()
    .route('/matters', ledgerLists(deps, MATTERS))
    .route('/cases', ledgerLists(deps, CASES))
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
