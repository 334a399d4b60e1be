import { Button } from 'antd';
import { useState } from 'react';
import { RowsLink } from '../shared/counting/rows-link.tsx';
import type { Board, Shown } from './board.ts';
import { text } from './text.ts';

const FIRST = 8;

/** A figure's parts as bars with their numbers: each a link to its rows; the thin bar is the other period. */
export function BarList({ shown: { figure, parts }, board }: { shown: Shown; board: Board }) {
  const [all, setAll] = useState(false);
  const rows = parts.filter(({ count, before }) => count > 0 || before > 0);
  if (rows.length === 0) return <p className="muted no-parts">{text.noParts}</p>;
  const most = Math.max(...rows.map(({ count, before }) => Math.max(count, before)));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const more = rows.length - FIRST;
  const shown = all || more <= 1 ? rows : rows.slice(0, FIRST);
  return (
    <>
      <ul className="bars">
        {shown.map((part) => (
          <li key={part.key}>
            <RowsLink figure={figure} counting={board.counting} part={part} className="bar-row">
              <span className="bar-label">{part.label}</span>
              <span className="bar-track" aria-hidden="true">
                <i style={{ width: `${(100 * part.count) / most}%` }} />
                <b style={{ width: `${(100 * part.before) / most}%` }} />
              </span>
              <span className="bar-count">{part.count.toLocaleString('zh-CN')}</span>
              <span className="bar-share">
                {total > 0 ? `${Math.round((100 * part.count) / total)}%` : ''}
              </span>
            </RowsLink>
          </li>
        ))}
      </ul>
      {more > 1 && (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {all ? text.fold : text.rest(more)}
        </Button>
      )}
    </>
  );
}
