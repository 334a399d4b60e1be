import { Tag } from 'antd';
import type { DigestRow } from '../../../contracts/console/knowledge.ts';
import { go, Link } from '../shared/place.tsx';
import { type Column, ServerTable } from '../shared/server-table.tsx';
import { ListFilters, useListFilters } from './list-filters.tsx';
import { text } from './text.ts';

export const digestAddress = ({ statute, number }: Pick<DigestRow, 'statute' | 'number'>) =>
  `/console/knowledge/digest/${encodeURIComponent(statute)}/${number}`;

const COLUMNS: readonly Column<DigestRow>[] = [
  {
    key: 'statute',
    title: text.columns.article,
    sortable: true,
    head: true,
    render: (row) => (
      <Link to={digestAddress(row)} onClick={(event) => event.stopPropagation()}>
        {row.statute}
        {row.article}
      </Link>
    ),
  },
  {
    key: 'text',
    title: text.columns.text,
    render: (row) => <span className="wrap digest-words">{row.text}</span>,
  },
  { key: 'topic', title: text.columns.topic, sortable: true, render: ({ topic }) => topic },
  {
    key: 'origin',
    title: text.columns.origin,
    render: ({ own }) => (own ? <Tag color="cyan">{text.origin.own}</Tag> : text.origin.project),
  },
  { key: 'reviewed', title: text.columns.reviewed, sortable: true, render: ({ reviewed }) => reviewed },
];

export function DigestsTab({ topics }: { topics: readonly string[] }) {
  const filters = useListFilters();
  return (
    <section className="panel">
      <ListFilters topics={topics} placeholder={text.searchDigests} exportPath="/knowledge/digests/export" />
      <ServerTable<DigestRow>
        path="/knowledge/digests"
        filters={filters}
        columns={COLUMNS}
        rowKey={({ statute, number }) => `${statute}/${number}`}
        empty={{ title: text.emptyDigests, hint: text.emptyDigestsHint }}
        onOpen={(row) => go(digestAddress(row))}
      />
    </section>
  );
}
