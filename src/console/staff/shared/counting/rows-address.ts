import { NONE } from '../../../../contracts/console/paging.ts';
import { BASE } from '../place.tsx';
import type { FigureMeta } from './use-catalogue.ts';
import type { Counting } from './use-counting.ts';

const PAGES = {
  matters: { path: 'ledger', right: 'ledger.read' },
  cases: { path: 'ledger/cases', right: 'ledger.read' },
  outreach: { path: 'outreach', right: 'outreach.read' },
} as const;

/** The right without which the rows behind a figure are not shown. */
export const rightOfRows = ({ rows }: FigureMeta): string => PAGES[rows].right;

/** Where the rows behind a number are: the figure, the part pressed, and what it was counted in. */
export function rowsAddress(figure: FigureMeta, counting: Counting, key?: string): string {
  const { period, from, until, area, topic, person, channel } = counting;
  const search = new URLSearchParams({ figure: figure.id });
  const set = (name: string, value: string | undefined) => value !== undefined && search.set(name, value);
  set('period', period);
  if (period === 'custom') {
    set('from', from);
    set('until', until);
  }
  // A community's number holds that of its grids: rows are found by the area, not by the part's key.
  const byArea = figure.split === 'area' && key !== undefined;
  set('area', byArea ? key || NONE : area);
  if (!byArea) set('key', key === '' ? NONE : key);
  set('topic', topic);
  set('person', person);
  set('channel', channel);
  return `${BASE}/${PAGES[figure.rows].path}?${search}`;
}
