import type { CaseRow } from '../../../contracts/console/mediation.ts';
import { go } from '../shared/place.tsx';
import { type Column, ServerTable } from '../shared/server-table.tsx';
import { dayOf } from '../shared/times.ts';
import { caseAddress } from './cases-page.tsx';
import { Due } from './due.tsx';
import { yuan } from './format.ts';
import { StateTag } from './state-tag.tsx';
import { text } from './text.ts';
import type { Filter } from './use-filters.ts';

const words = text.columns;

export const sidesOf = (row: Pick<CaseRow, 'parties'>): string =>
  (['applicant', 'respondent'] as const)
    .map((side) =>
      row.parties
        .filter((p) => p.side === side)
        .map(({ name }) => name || text.facts.erased)
        .join('、'),
    )
    .join(` ${text.versus} `);

const COLUMNS: readonly Column<CaseRow>[] = [
  { key: 'number', title: words.number, head: true, render: ({ number }) => <strong>{number}</strong> },
  { key: 'state', title: words.state, render: ({ state }) => <StateTag state={state} /> },
  { key: 'type', title: words.type, render: ({ disputeType }) => disputeType },
  { key: 'parties', title: words.parties, render: (row) => <span className="wrap">{sidesOf(row)}</span> },
  { key: 'area', title: words.area, render: ({ areaName }) => areaName },
  { key: 'room', title: words.room, render: ({ roomName }) => roomName },
  {
    key: 'mediators',
    title: words.mediators,
    render: ({ mediators }) => mediators.map(({ name }) => name).join('、') || '—',
  },
  { key: 'source', title: words.source, render: ({ source }) => text.sources[source] },
  {
    key: 'amount',
    title: words.amount,
    render: ({ amount }) => <span className="figure right">{amount === null ? '—' : yuan(amount)}</span>,
  },
  {
    key: 'applied',
    title: words.applied,
    render: ({ appliedAt }) => <span className="figure">{dayOf(appliedAt)}</span>,
  },
  { key: 'due', title: words.due, render: (row) => <Due row={row} /> },
];

export function CaseTable({ filters }: { filters: Record<Filter, string | undefined> }) {
  return (
    <ServerTable<CaseRow>
      path="/mediation/cases"
      filters={filters}
      columns={COLUMNS}
      rowKey={({ key }) => key}
      empty={{ title: text.empty, hint: text.emptyHint }}
      onOpen={({ key }) => go(caseAddress(key))}
    />
  );
}
