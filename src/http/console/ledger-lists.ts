import { Hono } from 'hono';
import {
  type CaseItem,
  casesQuery,
  exportFormat,
  type MatterItem,
  mattersQuery,
} from '../../contracts/console/ledger.ts';
import type { Page } from '../../contracts/console/paging.ts';
import { localDate } from '../../core/dates.ts';
import { streamOf } from '../../statistics/export/bytes.ts';
import { csvOf } from '../../statistics/export/csv.ts';
import { caseSheet, matterSheet } from '../../statistics/export/ledger-sheets.ts';
import { MEDIA_TYPES } from '../../statistics/export/report-file.ts';
import type { Sheet } from '../../statistics/export/sheet.ts';
import { xlsxOf } from '../../statistics/export/xlsx.ts';
import {
  CASE_COLUMNS,
  type Ledger,
  MATTER_COLUMNS,
  type RowsByLedger,
} from '../../statistics/ledger/ports.ts';
import { namesOf } from '../../statistics/names.ts';
import type { Names } from '../../statistics/read-figure.ts';
import { askedFor } from './asked-for.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { caseItem, ledgerQuery, matterItem } from './ledger-query.ts';
import { readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';
import { download } from './statistics-scope.ts';

interface Listed<L extends Ledger, Item> {
  ledger: L;
  asked: typeof mattersQuery | typeof casesQuery;
  columns: typeof MATTER_COLUMNS | typeof CASE_COLUMNS;
  item: (row: RowsByLedger[L], names: Names) => Item;
  sheet: (batches: AsyncIterable<RowsByLedger[L][]>, names: Names) => Sheet;
}
export const MATTERS: Listed<'matters', MatterItem> = {
  ledger: 'matters',
  asked: mattersQuery,
  columns: MATTER_COLUMNS,
  item: matterItem,
  sheet: matterSheet,
};
export const CASES: Listed<'cases', CaseItem> = {
  ledger: 'cases',
  asked: casesQuery,
  columns: CASE_COLUMNS,
  item: caseItem,
  sheet: caseSheet,
};

/** The rows of a ledger, a page at a time or all of them as a file. */
export function ledgerLists<L extends Ledger, Item>(
  { statistics, directory, clock }: ConsoleDeps,
  { ledger, asked, columns, item, sheet }: Listed<L, Item>,
): Hono<StaffEnv> {
  const names = () => namesOf(directory());
  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      c.var.allow('ledger.read');
      const query = readQuery(c, asked);
      await statistics.figures.refresh();
      const wanted = ledgerQuery(c.var.who, 'ledger.read', directory(), query, columns);
      const { page, size } = query;
      const { rows, total } = await statistics.ledger.rows(ledger, wanted, {
        limit: size,
        offset: (page - 1) * size,
      });
      const body: Page<Item> = { total, rows: rows.map((row) => item(row, names())) };
      return c.json(body);
    })
    .get('/export', async (c) => {
      c.var.allow('ledger.export');
      await statistics.figures.refresh();
      const wanted = ledgerQuery(c.var.who, 'ledger.export', directory(), readQuery(c, asked), columns);
      const rows = sheet(statistics.ledger.all(ledger, wanted), names());
      const { format } = readQuery(c, exportFormat);
      await c.var.audit('ledger.export', rows.name, askedFor(c));
      const name = `${rows.name} ${localDate(clock.now())}.${format}`;
      return download(streamOf(format === 'csv' ? csvOf(rows) : xlsxOf([rows])), MEDIA_TYPES[format], name);
    });
}
