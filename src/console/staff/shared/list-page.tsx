import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { PageHeader } from './page-header.tsx';
import { ServerTable, type ServerTableProps } from './server-table.tsx';
import { useApi } from './session.tsx';
import { text } from './text.ts';
import { useAct } from './use-act.ts';
import { useNarrow } from './use-narrow.ts';
import { useQuery } from './use-query-state.ts';

/** A page that is a list: header, filters, export of what is shown, table. */
export function ListPage<Row extends object>({
  title,
  hint,
  actions,
  filterBar,
  exportPath,
  ...table
}: ServerTableProps<Row> & {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  /** Controls of the filters, each with useQueryState. */
  filterBar?: ReactNode;
  /** Below /api/console: gives a file of all rows that the filters leave. */
  exportPath?: string;
}) {
  const active = Object.values(table.filters ?? {}).some((value) => value !== undefined && value !== '');
  return (
    <>
      <PageHeader
        title={title}
        hint={hint}
        actions={
          <>
            {actions}
            {exportPath && (
              <ExportButton path={exportPath} {...(table.filters ? { filters: table.filters } : {})} />
            )}
          </>
        }
      />
      <section className="panel">
        {filterBar && <Filters active={active}>{filterBar}</Filters>}
        <ServerTable {...table} />
      </section>
    </>
  );
}

/** On a phone the list comes first: filters open at a press, and stand open while one is set. */
export function Filters({ active, children }: { active: boolean; children: ReactNode }) {
  const narrow = useNarrow();
  const bar = <div className="filter-bar">{children}</div>;
  if (!narrow) return bar;
  return (
    <details className="filters" open={active}>
      <summary>{text.list.filters}</summary>
      {bar}
    </details>
  );
}

export function ExportButton({
  path,
  filters,
}: {
  path: string;
  filters?: ServerTableProps<object>['filters'];
}) {
  const api = useApi();
  const { query } = useQuery();
  const { busy, act } = useAct();
  const sort = query.get('sort') ?? undefined;
  return (
    <Button
      icon={<DownloadOutlined />}
      loading={busy}
      onClick={() => void act(() => api.download(path, { ...filters, sort }))}
    >
      {busy ? text.list.exporting : text.list.export}
    </Button>
  );
}
