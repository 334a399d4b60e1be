import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ExportButton, Filters } from '../shared/list-page.tsx';
import { ServerTable, type ServerTableProps } from '../shared/server-table.tsx';
import { useQueryState } from '../shared/use-query-state.ts';
import { AreaSelect } from './area-select.tsx';
import { text } from './text.ts';

/** One of the office's lists: filters, a file of all its rows, the button that adds one, the table. */
export function EntryList<Row extends object>({
  filterBar,
  words,
  onAdd,
  ...table
}: Omit<ServerTableProps<Row>, 'empty'> & {
  /** Controls of the filters, each with useQueryState. */
  filterBar: ReactNode;
  words: { add: string; empty: string; emptyHint: string };
  /** Undefined: not for who looks at it. */
  onAdd: (() => void) | undefined;
}) {
  const { path, filters = {} } = table;
  return (
    <>
      <div className="list-top">
        <Filters active={Object.values(filters).some(Boolean)}>{filterBar}</Filters>
        <span className="row">
          <ExportButton path={`${path}/export`} filters={filters} />
          {onAdd && (
            <Button type="primary" onClick={onAdd}>
              {words.add}
            </Button>
          )}
        </span>
      </div>
      <ServerTable<Row> {...table} empty={{ title: words.empty, hint: words.emptyHint }} />
    </>
  );
}

export function AreaFilter() {
  const [area, setArea] = useQueryState('area');
  return <AreaSelect className="filter-select" clear={text.allAreas} value={area} onChange={setArea} />;
}
