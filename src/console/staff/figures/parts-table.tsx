import { RowsLink } from '../shared/counting/rows-link.tsx';
import type { Board, Shown } from './board.ts';
import { text } from './text.ts';

/** The numbers behind a drawn chart, each a link: also for who cannot see the drawing. */
export function PartsTable({ shown: { figure, parts }, board }: { shown: Shown; board: Board }) {
  return (
    <details className="parts">
      <summary>{text.numbers}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{figure.name}</th>
            <th scope="col" className="number">
              {text.now}
            </th>
            <th scope="col" className="number">
              {text.columns.before}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.key}>
              <th scope="row">{part.label}</th>
              <td className="number">
                <RowsLink figure={figure} counting={board.counting} part={part}>
                  {part.count.toLocaleString('zh-CN')}
                </RowsLink>
              </td>
              <td className="number">
                <RowsLink figure={figure} counting={board.other} part={part} className="quiet-link">
                  {part.before.toLocaleString('zh-CN')}
                </RowsLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
