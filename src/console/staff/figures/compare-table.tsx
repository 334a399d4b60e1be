import { Fragment } from 'react';
import { Definition } from '../shared/counting/definition.tsx';
import { sayChange, sayExact } from '../shared/counting/numbers.ts';
import { RowsLink } from '../shared/counting/rows-link.tsx';
import type { Board, PartRow, Shown } from './board.ts';
import { text } from './text.ts';

/** Every figure and every part of it for both periods. */
export function CompareTable({ board }: { board: Board }) {
  return board.tables.map(({ id, name, figures }) => (
    <section key={id} className="panel">
      <h2>{name}</h2>
      <div className="table-scroll">
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">{text.columns.figure}</th>
              <th scope="col" className="number">
                {text.columns.now}
              </th>
              <th scope="col" className="number">
                {text.columns.before}
              </th>
              <th scope="col" className="number wide-only">
                {text.columns.difference}
              </th>
              <th scope="col" className="number">
                {text.columns.change}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map((shown) => (
              <Fragment key={shown.figure.id}>
                <Row shown={shown} board={board} />
                {shown.parts
                  .filter(({ count, before }) => count > 0 || before > 0)
                  .map((part) => (
                    <Row key={part.key} shown={shown} part={part} board={board} />
                  ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  ));
}

function Row({ shown, part, board }: { shown: Shown; part?: PartRow; board: Board }) {
  const { figure } = shown;
  const now = part ? part.count : shown.value;
  const before = part ? part.before : shown.before;
  const link = (value: number | null, counting: Board['counting'], className?: string) =>
    shown.unfit === undefined ? (
      <RowsLink figure={figure} counting={counting} part={part} className={className}>
        {sayExact(value, figure.unit)}
      </RowsLink>
    ) : (
      sayExact(null, figure.unit)
    );
  const difference = now === null || before === null ? null : now - before;
  return (
    <tr className={part ? 'part' : 'whole'}>
      <th scope="row">
        {part ? (
          part.label
        ) : (
          <>
            {figure.name}
            <small className="muted">{figure.unit}</small> <Definition of={figure} />
            {shown.unfit !== undefined && <small className="muted">{shown.unfit}</small>}
          </>
        )}
      </th>
      <td className="number">{link(now, board.counting)}</td>
      <td className="number">{link(before, board.other, 'quiet-link')}</td>
      <td className="number wide-only">{sayExact(difference, figure.unit)}</td>
      <td className="number change">{sayChange(now, before, figure.unit) ?? '—'}</td>
    </tr>
  );
}
