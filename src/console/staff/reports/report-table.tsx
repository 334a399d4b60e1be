import { Fragment } from 'react';
import type { ReportAnswer } from '../../../contracts/console/report.ts';
import { Definition } from '../shared/counting/definition.tsx';
import { sayChange, sayExact } from '../shared/counting/numbers.ts';
import { RowsLink } from '../shared/counting/rows-link.tsx';
import type { FigureMeta } from '../shared/counting/use-catalogue.ts';
import type { Counting } from '../shared/counting/use-counting.ts';
import { text } from './text.ts';

type Table = ReportAnswer['tables'][number];
type Figure = Table['figures'][number];

/** One table of the report with last year beside, each figure's definition, each number open onto its rows. */
export function ReportTable({
  number,
  table,
  report,
  metas,
}: {
  number: number;
  table: Table;
  report: ReportAnswer;
  metas: readonly FigureMeta[];
}) {
  const year = (day: string) => day.slice(0, 4);
  const { period, counted, before } = report;
  const over = counted.to === period.to;
  return (
    <section className="report-table">
      <h3>
        {number}. {table.name}
      </h3>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.columns.figure}</th>
              <th scope="col">{text.columns.unit}</th>
              <th scope="col" className="number">
                {over ? text.columns.now(year(period.from)) : text.columns.sofar(counted.to)}
              </th>
              <th scope="col" className="number">
                {over ? text.columns.now(year(before.from)) : text.columns.sameDays(year(before.from))}
              </th>
              <th scope="col" className="number">
                {text.columns.change}
              </th>
              <th scope="col" className="defined">
                {text.columns.definition}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.figures.map((figure) => (
              <Rows key={figure.id} figure={figure} report={report} metas={metas} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface Of {
  figure: Figure;
  report: ReportAnswer;
  metas: readonly FigureMeta[];
}

function Rows({ figure, report, metas }: Of) {
  const of = { figure, report, metas };
  const parts = figure.parts.filter(({ count, before }) => count > 0 || before > 0);
  return (
    <Fragment>
      <tr className="whole">
        <th scope="row">
          {figure.name} <Definition of={figure} />
        </th>
        <td>{figure.unit}</td>
        <Numbers {...of} now={figure.value} before={figure.before} />
        <td className="defined" rowSpan={1 + parts.length}>
          {figure.definition}
        </td>
      </tr>
      {parts.map((part) => (
        <tr key={part.key} className="part">
          <th scope="row">{part.label}</th>
          <td>{figure.unit}</td>
          <Numbers {...of} part={part} now={part.count} before={part.before} />
        </tr>
      ))}
    </Fragment>
  );
}

function Numbers({
  figure,
  report,
  metas,
  part,
  now,
  before,
}: Of & {
  part?: { key: string; label: string };
  now: number | null;
  before: number | null;
}) {
  // Figures of an older, frozen report may be gone from the catalogue: their numbers then open onto nothing.
  const meta = metas.find(({ id }) => id === figure.id);
  const within = ({ from, to }: { from: string; to: string }): Counting => ({
    ...{ period: 'custom', from, until: to, area: report.area.id ?? undefined },
    ...{ topic: undefined, person: undefined, channel: undefined },
  });
  const link = (value: number | null, period: { from: string; to: string }) =>
    meta ? (
      <RowsLink figure={meta} counting={within(period)} part={part}>
        {sayExact(value, figure.unit)}
      </RowsLink>
    ) : (
      sayExact(value, figure.unit)
    );
  return (
    <>
      <td className="number">{link(now, report.period)}</td>
      <td className="number">{link(before, report.before)}</td>
      <td className="number change">{sayChange(now, before, figure.unit) ?? '—'}</td>
    </>
  );
}
