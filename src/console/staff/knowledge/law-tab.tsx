import { Alert, Empty, Tag } from 'antd';
import type { LawChangeRow } from '../../../contracts/console/knowledge.ts';
import { ExportButton } from '../shared/list-page.tsx';
import { Link } from '../shared/place.tsx';
import { type Column, ServerTable } from '../shared/server-table.tsx';
import { digestAddress } from './digests-tab.tsx';
import { text } from './text.ts';

function addressOf({ kind, id }: LawChangeRow): string {
  if (kind === 'guide') return `/console/knowledge/guide/${id}`;
  const cut = id.lastIndexOf('/');
  return digestAddress({ statute: id.slice(0, cut), number: id.slice(cut + 1) });
}

const COLUMNS: readonly Column<LawChangeRow>[] = [
  {
    key: 'title',
    title: text.changeColumns.title,
    head: true,
    render: (row) => (
      <>
        <Tag>{text.kinds[row.kind]}</Tag>
        <Link to={addressOf(row)}>{row.title}</Link>
      </>
    ),
  },
  { key: 'article', title: text.changeColumns.article, render: ({ article }) => article },
  {
    key: 'change',
    title: text.changeColumns.change,
    render: ({ change }) => <Tag color={change === 'missing' ? 'red' : 'gold'}>{text.change[change]}</Tag>,
  },
  { key: 'effective', title: text.changeColumns.effective, render: ({ effective }) => effective ?? '—' },
  { key: 'reviewed', title: text.changeColumns.reviewed, render: ({ reviewed }) => reviewed },
];

export function LawTab({ statutes }: { statutes: boolean | undefined }) {
  if (statutes === false) {
    return (
      <section className="panel">
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <>
              <strong>{text.lawNone}</strong>
              <br />
              {text.lawNoneHint}
            </>
          }
        />
      </section>
    );
  }
  return (
    <section className="panel">
      <Alert className="note" type="info" showIcon title={text.lawHint} />
      <div className="filter-bar">
        <ExportButton path="/knowledge/law-changes/export" />
      </div>
      <ServerTable<LawChangeRow>
        path="/knowledge/law-changes"
        columns={COLUMNS}
        rowKey={({ kind, id, article }) => `${kind}:${id}:${article}`}
        empty={{ title: text.lawEmpty, hint: text.lawEmptyHint }}
      />
    </section>
  );
}
