import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { PageHeader } from './page-header.tsx';
import { ServerTable, type ServerTableProps } from './server-table.tsx';
import { useApi } from './session.tsx';
import { text } from './text.ts';
import { useAct } from './use-act.ts';
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
        {filterBar && <div className="filter-bar">{filterBar}</div>}
        <ServerTable {...table} />
      </section>
    </>
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
