import { Definition } from '../shared/counting/definition.tsx';
import { sayChange, sayShort } from '../shared/counting/numbers.ts';
import { RowsLink } from '../shared/counting/rows-link.tsx';
import type { Board, Shown } from './board.ts';
import { text } from './text.ts';

/** One figure as a card: its number, what it was, how it moved. */
export function FigureNumber({ shown, board }: { shown: Shown; board: Board }) {
  const { figure, value, before, unfit } = shown;
  const { number, unit } = sayShort(value, figure.unit);
  const was = sayShort(before, figure.unit);
  const change = sayChange(value, before, figure.unit);
  return (
    <div className="figure-number">
      <div className="figure-name">
        {figure.name} <Definition of={figure} />
      </div>
      {unfit === undefined ? (
        <>
          <RowsLink figure={figure} counting={board.counting} className="figure-value">
            {number}
            <small>{unit}</small>
          </RowsLink>
          <div className="figure-before">
            <RowsLink figure={figure} counting={board.other} className="quiet-link">
              {before === null ? text.noBefore : text.before(`${was.number} ${was.unit}`.trim())}
            </RowsLink>
            {change && <span className="change">{change}</span>}
          </div>
        </>
      ) : (
        <>
          <span className="figure-value">{number}</span>
          <div className="figure-before">{unfit}</div>
        </>
      )}
    </div>
  );
}
