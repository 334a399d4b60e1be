import { Button, Empty, Pagination, Spin, Table } from 'antd';
import type { ReactNode } from 'react';
import { MAX_PAGE, type Page } from '../../../contracts/console/paging.ts';
import type { Query } from './api.ts';
import { FaultView } from './fault-view.tsx';
import { text } from './text.ts';
import { useLoad } from './use-load.ts';
import { useNarrow } from './use-narrow.ts';
import { useQuery } from './use-query-state.ts';

export interface Column<Row> {
  /** Also the name the server sorts by. */
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  sortable?: boolean;
  width?: number | string;
  /** A number: to the right, digits under digits. */
  numeric?: boolean;
  /** Head of the card on a phone. */
  head?: boolean;
}

export interface ServerTableProps<Row> {
  /** Below /api/console; answers `Page<Row>` to page, size, sort and the filters. */
  path: string;
  filters?: Query;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Where there is nothing at all: what to do about it. */
  empty?: { title: string; hint: ReactNode };
  onOpen?: (row: Row) => void;
  /** Given to whoever must reload the list after a change. */
  version?: number;
}

const SIZE = 20;

/** A list that the server pages, sorts and filters; page, size and order stand in the address. Cards on a phone. */
export function ServerTable<Row extends object>(props: ServerTableProps<Row>) {
  const { path, filters = {}, columns, rowKey, empty, onOpen, version } = props;
  const { query, patch } = useQuery();
  const narrow = useNarrow();
  const page = Math.max(1, Number(query.get('page')) || 1);
  const size = Math.min(MAX_PAGE, Math.max(1, Number(query.get('size')) || SIZE));
  const sort = query.get('sort') ?? undefined;
  const { data, loading, fault, again } = useLoad<Page<Row>>(path, {
    ...filters,
    page,
    size,
    sort,
    // Not read by the server: another address, so another look.
    _: version,
  });

  if (fault) return <FaultView fault={fault} again={again} />;
  const filtered = Object.values(filters).some((value) => value !== undefined && value !== '');
  const nothing = filtered ? (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{text.list.nothingFound}</strong>
          <br />
          {text.list.nothingFoundHint}
        </>
      }
    >
      <Button
        onClick={() =>
          patch({
            ...Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])),
            page: undefined,
          })
        }
      >
        {text.list.clear}
      </Button>
    </Empty>
  ) : (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{empty?.title ?? text.list.empty}</strong>
          <br />
          {empty?.hint ?? text.list.emptyHint}
        </>
      }
    />
  );
  const paging = {
    current: page,
    pageSize: size,
    total: data?.total ?? 0,
    showSizeChanger: !narrow,
    pageSizeOptions: [20, 50, 100],
    showTotal: text.list.total,
    onChange: (next: number, nextSize: number) =>
      patch({
        page: next > 1 && nextSize === size ? String(next) : undefined,
        size: nextSize === SIZE ? undefined : String(nextSize),
      }),
  };

  if (narrow) {
    return (
      <Spin spinning={loading}>
        <ul className="cards">
          {data?.rows.map((row) => (
            <li key={rowKey(row)}>
              <Card row={row} columns={columns} {...(onOpen ? { onOpen } : {})} />
            </li>
          ))}
        </ul>
        {data?.rows.length === 0 && nothing}
        {data && data.total > 0 && <Pagination {...paging} simple size="small" className="cards-paging" />}
      </Spin>
    );
  }
  return (
    <Table<Row>
      className="server-table"
      size="middle"
      rowKey={rowKey}
      dataSource={data?.rows ?? []}
      loading={loading}
      locale={{ emptyText: loading ? ' ' : nothing }}
      scroll={{ x: 'max-content' }}
      pagination={paging}
      columns={columns.map((column) => ({
        key: column.key,
        title: column.title,
        ...(column.numeric ? { align: 'right' as const, className: 'number' } : {}),
        ...(column.width === undefined ? {} : { width: column.width }),
        render: (_: unknown, row: Row) => column.render(row),
        ...(column.sortable
          ? {
              sorter: true,
              sortOrder: sort === column.key ? 'ascend' : sort === `-${column.key}` ? 'descend' : null,
            }
          : {}),
      }))}
      onChange={(_paging, _filters, sorter, { action }) => {
        if (action !== 'sort' || Array.isArray(sorter)) return;
        const key = sorter.order
          ? `${sorter.order === 'descend' ? '-' : ''}${String(sorter.columnKey)}`
          : undefined;
        patch({ sort: key, page: undefined });
      }}
      {...(onOpen
        ? {
            rowClassName: 'can-open',
            onRow: (row: Row) => ({
              tabIndex: 0,
              onClick: () => onOpen(row),
              onKeyDown: (event: React.KeyboardEvent) => {
                if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
              },
            }),
          }
        : {})}
    />
  );
}

function Card<Row>({
  row,
  columns,
  onOpen,
}: {
  row: Row;
  columns: readonly Column<Row>[];
  onOpen?: (row: Row) => void;
}) {
  const head = columns.find((column) => column.head) ?? columns[0];
  const inside = (
    <>
      <div className="card-head">{head?.render(row)}</div>
      <dl>
        {columns
          .filter((column) => column !== head)
          .map(({ key, title, render }) => ({ key, title, cell: render(row) }))
          // On a card there is no column to keep: what is empty is left out.
          .filter(({ cell }) => cell !== '—')
          .map(({ key, title, cell }) => (
            <div key={key}>
              <dt>{title}</dt>
              <dd>{cell}</dd>
            </div>
          ))}
      </dl>
    </>
  );
  if (!onOpen) return <div className="card">{inside}</div>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the card holds blocks and may hold buttons of its own
    <div
      className="card can-open"
      role="button"
      tabIndex={0}
      onClick={() => onOpen(row)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
      }}
    >
      {inside}
    </div>
  );
}
