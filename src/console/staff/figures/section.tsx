import { Definition } from '../shared/counting/definition.tsx';
import { BarList } from './bar-list.tsx';
import type { Board, Shown } from './board.ts';
import { ColumnsChart } from './columns-chart.tsx';
import { FigureNumber } from './figure-number.tsx';

/** One table of the report as it is looked at: its numbers in a row, what they are split by below. */
export function Section({
  table,
  board,
  before,
}: {
  table: Board['tables'][number];
  board: Board;
  before: string;
}) {
  const numbers = table.figures.filter(({ figure }) => figure.measure !== 'breakdown');
  const splits = table.figures.filter(({ figure }) => figure.measure === 'breakdown');
  return (
    <section id={table.id} className="figures-section" aria-label={table.name}>
      <h2>{table.name}</h2>
      {numbers.length > 0 && (
        <div className="figure-numbers">
          {numbers.map((shown) => (
            <FigureNumber key={shown.figure.id} shown={shown} board={board} />
          ))}
        </div>
      )}
      <div className="board">
        {splits.map((shown) => (
          <Split key={shown.figure.id} shown={shown} board={board} before={before} />
        ))}
      </div>
    </section>
  );
}

function Split({ shown, board, before }: { shown: Shown; board: Board; before: string }) {
  const { figure } = shown;
  const drawn = shown.unfit === undefined && (figure.split === 'area' || figure.split === 'hour');
  return (
    <section className={drawn ? 'panel split drawn' : 'panel split'}>
      <h3>
        {figure.name}
        <small className="muted">{figure.unit}</small> <Definition of={figure} />
      </h3>
      {shown.unfit !== undefined ? (
        <p className="muted no-parts">{`— ${shown.unfit}`}</p>
      ) : drawn ? (
        <ColumnsChart shown={shown} board={board} before={before} />
      ) : (
        <BarList shown={shown} board={board} />
      )}
    </section>
  );
}
