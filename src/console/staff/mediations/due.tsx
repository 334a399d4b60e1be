import type { CaseRow } from '../../../contracts/console/mediation.ts';
import { dayOf } from '../shared/times.ts';
import { daysLeft } from './format.ts';
import { text } from './text.ts';

const SOON_DAYS = 5;

/** The limit of a case, with what is left of it while it goes on. */
export function Due({ row }: { row: Pick<CaseRow, 'dueAt' | 'overdue' | 'endedAt'> }) {
  if (!row.dueAt) return <>—</>;
  if (row.endedAt) return <span className="figure">{dayOf(row.dueAt)}</span>;
  const left = daysLeft(row.dueAt);
  const level = row.overdue ? 'late' : left <= SOON_DAYS ? 'soon' : '';
  return (
    <span className="figure">
      {dayOf(row.dueAt)}{' '}
      <span className={`due ${level}`}>{row.overdue ? text.overdue : text.dueIn(left)}</span>
    </span>
  );
}
