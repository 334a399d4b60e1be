import { Hono } from 'hono';
import {
  type Catalogue,
  type Choices,
  type FiguresAnswer,
  figuresQuery,
  scopeQuery,
  type Trend,
  trendQuery,
} from '../../contracts/console/figures.ts';
import { exportFormat } from '../../contracts/console/ledger.ts';
import { localDate } from '../../core/dates.ts';
import { choicesFor } from '../../statistics/choices.ts';
import { readFigures, readTrend } from '../../statistics/dashboard.ts';
import { streamOf } from '../../statistics/export/bytes.ts';
import { csvOf } from '../../statistics/export/csv.ts';
import { figuresSheet } from '../../statistics/export/figures-sheet.ts';
import { MEDIA_TYPES } from '../../statistics/export/report-file.ts';
import { xlsxOf } from '../../statistics/export/xlsx.ts';
import { FIGURES } from '../../statistics/figures/catalogue.ts';
import { type Figure, rowsOf, TABLES } from '../../statistics/figures/figure.ts';
import { ofCases } from '../../statistics/fits.ts';
import { periodOf, sayPeriod, sofar, yearBefore } from '../../statistics/period.ts';
import type { Scope } from '../../statistics/scope.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';
import { download, figureNamed, scopeOfQuery } from './statistics-scope.ts';

function splitOf({ measure }: Figure): Catalogue['figures'][number]['split'] {
  if (measure.type !== 'breakdown') return null;
  return measure.labels === 'area' || measure.labels === 'hour' ? measure.labels : 'other';
}

const CATALOGUE: Catalogue = {
  tables: Object.entries(TABLES).map(([id, name]) => ({ id, name })),
  figures: FIGURES.map((figure) => {
    const { id, name, unit, definition, table, measure } = figure;
    const of = rowsOf(figure);
    const rows = of.from === 'outreach' ? 'outreach' : ofCases(of) ? 'cases' : 'matters';
    return { id, name, unit, definition, table, split: splitOf(figure), measure: measure.type, rows };
  }),
};

/** 统计: counts only. The rows behind a number are the ledger's, under the ledger's right. */
export function figuresRoutes({ statistics, directory, clock }: ConsoleDeps): Hono<StaffEnv> {
  const read = async (scope: Scope, only: string | undefined) => {
    await statistics.figures.refresh();
    const wanted = only?.split(',').map(figureNamed);
    return readFigures({ store: statistics.figures, directory: directory() }, scope, wanted);
  };
  return new Hono<StaffEnv>()
    .get('/catalogue', (c) => {
      c.var.allow('figures.read');
      return c.json(CATALOGUE);
    })
    .get('/choices', (c) => {
      c.var.allow('figures.read');
      return c.json(choicesFor(c.var.who, directory(), statistics.topics()) satisfies Choices);
    })
    .get('/', async (c) => {
      c.var.allow('figures.read');
      const query = readQuery(c, figuresQuery);
      const scope = scopeOfQuery(c.var.who, 'figures.read', directory(), query);
      const against =
        query.againstFrom && query.againstTo
          ? periodOf(query.againstFrom, query.againstTo)
          : yearBefore(sofar(scope, localDate(clock.now())));
      const body: FiguresAnswer = {
        period: { from: scope.from, to: scope.to },
        figures: await read(scope, query.only),
        against: { period: against, figures: await read({ ...scope, ...against }, query.only) },
      };
      return c.json(body);
    })
    .get('/export', async (c) => {
      c.var.allow('figures.read');
      const { format } = readQuery(c, exportFormat);
      const query = readQuery(c, figuresQuery);
      const scope = scopeOfQuery(c.var.who, 'figures.read', directory(), query);
      const figures = query.only?.split(',').map(figureNamed) ?? FIGURES;
      const sheet = figuresSheet(figures, await read(scope, query.only));
      const name = `统计 ${sayPeriod(scope)}.${format}`;
      await c.var.audit('figures.export', name);
      return download(streamOf(format === 'csv' ? csvOf(sheet) : xlsxOf([sheet])), MEDIA_TYPES[format], name);
    })
    .get('/:id/trend', async (c) => {
      c.var.allow('figures.read');
      const { by, ...query } = readQuery(c, trendQuery.extend(scopeQuery.shape));
      const scope = scopeOfQuery(c.var.who, 'figures.read', directory(), query);
      await statistics.figures.refresh();
      const figure = figureNamed(c.req.param('id'));
      return c.json({ points: await readTrend(statistics.figures, figure, scope, by) } satisfies Trend);
    });
}
