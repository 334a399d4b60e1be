import { Alert, Tag } from 'antd';
import type { GuideRow } from '../../../contracts/console/knowledge.ts';
import { go, Link } from '../shared/place.tsx';
import { type Column, ServerTable } from '../shared/server-table.tsx';
import { ListFilters, useListFilters } from './list-filters.tsx';
import { text } from './text.ts';

const address = ({ id }: GuideRow) => `/console/knowledge/guide/${id}`;

const columnsFor = (exact: boolean): Column<GuideRow>[] => [
  {
    key: 'title',
    title: text.columns.title,
    sortable: true,
    head: true,
    render: (row) => (
      <Link to={address(row)} onClick={(event) => event.stopPropagation()}>
        {row.title}
      </Link>
    ),
  },
  { key: 'topic', title: text.columns.topic, sortable: true, render: ({ topic }) => topic },
  {
    key: 'origin',
    title: text.columns.origin,
    render: ({ own }) => (own ? <Tag color="cyan">{text.origin.own}</Tag> : text.origin.project),
  },
  {
    key: 'questions',
    title: text.columns.questions,
    sortable: true,
    render: ({ questions }) =>
      exact ? (
        <span className="wrap">{questions.join('；')}</span>
      ) : (
        <span className="wrap muted small">
          {questions.slice(0, 2).join('；')}
          {questions.length > 2 && ` 等 ${questions.length} 句`}
        </span>
      ),
  },
  { key: 'reviewed', title: text.columns.reviewed, sortable: true, render: ({ reviewed }) => reviewed },
];

export function GuidesTab({ topics }: { topics: readonly string[] }) {
  const filters = useListFilters();
  const own = filters.origin === 'own';
  return (
    <section className="panel">
      <ListFilters topics={topics} placeholder={text.search} exportPath="/knowledge/guides/export" />
      {own && <Alert className="note" type="info" showIcon title={text.fixed} />}
      <ServerTable<GuideRow>
        path="/knowledge/guides"
        filters={filters}
        columns={columnsFor(own)}
        rowKey={({ id }) => id}
        empty={{ title: text.empty, hint: text.emptyHint }}
        onOpen={(row) => go(address(row))}
      />
    </section>
  );
}
