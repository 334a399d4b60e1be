import type { CaseItem, CasesQuery, MatterItem, MattersQuery } from '../../contracts/console/ledger.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { Action, Who } from '../../staff/rights.ts';
import type {
  CASE_COLUMNS,
  CaseRow,
  LedgerQuery,
  MATTER_COLUMNS,
  MatterRow,
} from '../../statistics/ledger/ports.ts';
import { reachOf } from '../../statistics/reach.ts';
import type { Names } from '../../statistics/read-figure.ts';
import { areasUnder } from '../../statistics/scope.ts';
import { behindOf, given } from './statistics-scope.ts';

const list = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .filter((part) => part !== '')
    .map(given);

/** Columns whose values are whole numbers. */
const NUMBERS = new Set(['score', 'reopened']);

/** A list as it was asked for, cut down to what the reader may see. */
export function ledgerQuery(
  who: Who,
  action: Action,
  directory: Directory,
  query: MattersQuery | CasesQuery,
  columns: typeof MATTER_COLUMNS | typeof CASE_COLUMNS,
): LedgerQuery {
  const asked = query as Record<string, unknown>;
  const reach = reachOf(who, action, directory);
  const wanted = list(query.area)?.flatMap((area) => areasUnder(directory, area));
  const areas = wanted ? wanted.filter((area) => reach.areas?.includes(area) ?? true) : reach.areas;
  const where: Record<string, (string | number)[]> = {};
  for (const column of columns) {
    const value = asked[column];
    if (typeof value !== 'string' || ['area', 'person', 'number'].includes(column)) continue;
    const values = list(value) ?? [];
    where[column] = NUMBERS.has(column) ? values.map(Number) : values;
  }
  const people = list(query.person);
  if (people) where.person = people;
  const mark = (['group', 'safety', 'referral'] as const).find((kind) => typeof asked[kind] === 'string');
  // A case's number holds its serial without leading zeros, so that it does not sort by time.
  const newest = (columns as readonly string[]).includes('applied') ? '-applied' : '-number';
  const sort = query.sort ?? newest;
  return {
    areas,
    person: reach.person,
    number: query.number,
    ...(query.from || query.to ? { between: { column: query.on, from: query.from, to: query.to } } : {}),
    where,
    behind: behindOf(query),
    mark: mark && { kind: mark, mark: String(asked[mark]) },
    sort: sort.replace(/^-/, ''),
    descending: sort.startsWith('-'),
  };
}

export const matterItem = (row: MatterRow, names: Names): MatterItem => ({
  ...row,
  opened: row.opened.toISOString(),
  closed: row.closed?.toISOString() ?? null,
  last: row.last.toISOString(),
  areaName: names.area(row.area),
  personName: row.person === '' ? '' : names.person(row.person),
});

export const caseItem = (row: CaseRow, names: Names): CaseItem => ({
  ...row,
  areaName: names.area(row.area),
  roomName: names.room(row.room),
  personName: row.person === '' ? '' : names.person(row.person),
});
