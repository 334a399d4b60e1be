import { Empty, Select, Spin } from 'antd';
import type { Board as BoardView, CaseRow } from '../../../contracts/console/mediation.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { Link } from '../shared/place.tsx';
import { useLoad } from '../shared/use-load.ts';
import { useNarrow } from '../shared/use-narrow.ts';
import { useQuery } from '../shared/use-query-state.ts';
import { sidesOf } from './case-table.tsx';
import { caseAddress } from './cases-page.tsx';
import { Due } from './due.tsx';
import { yuan } from './format.ts';
import { type State, text } from './text.ts';
import type { Filter } from './use-filters.ts';

/** The way of a case; those that ended without an agreement share the last column. */
const COLUMNS: readonly { name: string; states: readonly State[] }[] = [
  { name: text.states.applied, states: ['applied'] },
  { name: text.states.inviting, states: ['inviting'] },
  { name: text.states.mediating, states: ['mediating'] },
  { name: text.states.agreeing, states: ['agreeing'] },
  { name: text.states.agreed, states: ['agreed'] },
  { name: text.ended, states: ['failed', 'withdrawn', 'refused', 'rejected'] },
];
const SHOWN = COLUMNS.flatMap(({ states }) => states).join(',');

export function Board({ filters }: { filters: Record<Filter, string | undefined> }) {
  const narrow = useNarrow();
  const { query, patch } = useQuery();
  const { data, loading, fault, again } = useLoad<BoardView>('/mediation/board', {
    ...filters,
    state: SHOWN,
  });
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!data) return <Spin className="opening" />;
  const columns = COLUMNS.map(({ name, states }) => {
    const parts = data.columns.filter(({ state }) => states.includes(state));
    return {
      name,
      states,
      total: parts.reduce((sum, { total }) => sum + total, 0),
      rows: parts.flatMap(({ rows }) => rows),
    };
  });
  if (columns.every(({ total }) => total === 0) && Object.values(filters).every((v) => v === undefined)) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <strong>{text.empty}</strong>
            <br />
            {text.emptyHint}
          </>
        }
      />
    );
  }
  if (narrow) {
    const chosen =
      columns.find(({ states }) => states[0] === query.get('column')) ??
      columns.find((c) => c.total > 0) ??
      columns[0]!;
    return (
      <Spin spinning={loading}>
        <Select
          aria-label={text.columns.state}
          className="board-choice"
          value={chosen.states[0]!}
          options={columns.map(({ name, states, total }) => ({
            value: states[0]!,
            label: `${name}（${total}）`,
          }))}
          onChange={(column: State) => patch({ column })}
        />
        <Cards column={chosen} />
      </Spin>
    );
  }
  return (
    <Spin spinning={loading}>
      <div className="board">
        {columns.map((column) => (
          <section key={column.name} className="board-column" aria-label={column.name}>
            <h2>
              {column.name} <span className="board-count">{column.total}</span>
            </h2>
            <Cards column={column} />
          </section>
        ))}
      </div>
    </Spin>
  );
}

function Cards({
  column,
}: {
  column: { total: number; rows: readonly CaseRow[]; states: readonly State[] };
}) {
  const { patch } = useQuery();
  const rest = column.total - column.rows.length;
  if (column.total === 0) return <p className="board-none muted">{text.emptyColumn}</p>;
  return (
    <>
      <ul className="board-cards">
        {column.rows.map((row) => (
          <li key={row.key}>
            <CaseCard row={row} plain={column.states.length === 1} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button
          type="button"
          className="board-more"
          onClick={() => patch({ view: 'table', state: column.states.join(',') })}
        >
          {text.moreInTable(rest)}
        </button>
      )}
    </>
  );
}

/** `plain`: the column says the state already. */
function CaseCard({ row, plain }: { row: CaseRow; plain: boolean }) {
  return (
    <Link to={caseAddress(row.key)} className={row.overdue ? 'case-card late' : 'case-card'}>
      <span className="case-card-number">{row.number}</span>
      <strong>{sidesOf(row)}</strong>
      <span className="muted small">
        {row.disputeType}
        {row.amount === null ? '' : ` · ${yuan(row.amount)}`}
        {plain ? '' : ` · ${text.states[row.state]}`}
      </span>
      <span className="muted small">
        {row.areaName} · {row.mediators.map(({ name }) => name).join('、') || text.nobody}
      </span>
      {row.dueAt && !row.endedAt && (
        <span className="small">
          {text.columns.due} <Due row={row} />
        </span>
      )}
    </Link>
  );
}
