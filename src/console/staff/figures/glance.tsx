import { Skeleton } from 'antd';
import type { FiguresAnswer } from '../../../contracts/console/figures.ts';
import { Definition } from '../shared/counting/definition.tsx';
import { sayChange, sayExact } from '../shared/counting/numbers.ts';
import { RowsLink } from '../shared/counting/rows-link.tsx';
import type { FigureMeta } from '../shared/counting/use-catalogue.ts';
import { asked, type Counting } from '../shared/counting/use-counting.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { daysOf } from '../shared/periods.ts';
import { useLoad } from '../shared/use-load.ts';
import { yearEarlier } from './against.ts';
import { text } from './text.ts';

const FIGURES = [
  'consultations',
  'visits',
  'clock-received',
  'consultations-closed',
  'closed-in-time-rate',
  'satisfaction-rate',
  'cases-accepted',
  'cases-agreed',
];
const PERIODS = ['today', 'month', 'year'] as const;

/** Today, this month and this year against last, whatever period is looked at below. */
export function Glance({ figures, counting }: { figures: readonly FigureMeta[]; counting: Counting }) {
  const rows = FIGURES.flatMap((id) => figures.find((figure) => figure.id === id) ?? []);
  const only = rows.map(({ id }) => id).join(',');
  const of = (period: (typeof PERIODS)[number]): Counting => ({ ...counting, period, ...daysOf(period) });
  const today = useLoad<FiguresAnswer>('/figures', { ...asked(of('today')), only });
  const month = useLoad<FiguresAnswer>('/figures', { ...asked(of('month')), only });
  const year = useLoad<FiguresAnswer>('/figures', { ...asked(of('year')), only });
  const fault = today.fault ?? month.fault ?? year.fault;
  if (fault) return <FaultView fault={fault} again={year.again} />;
  const answers = { today: today.data, month: month.data, year: year.data };
  const reading = (answer: FiguresAnswer['figures'] | undefined, id: string) =>
    answer?.find((one) => one.id === id);
  const read = (answer: FiguresAnswer['figures'] | undefined, id: string) =>
    reading(answer, id)?.value ?? null;
  const whole = of('year');
  const last: Counting = {
    ...whole,
    period: 'custom',
    from: yearEarlier(whole.from),
    until: yearEarlier(whole.until),
  };
  return (
    <section className="panel">
      <h2>{text.glance.title}</h2>
      {!year.data || !month.data || !today.data ? (
        <Skeleton active paragraph={{ rows: FIGURES.length }} title={false} />
      ) : (
        <table className="glance">
          <thead>
            <tr>
              <th scope="col">{text.glance.figure}</th>
              {PERIODS.map((period) => (
                <th key={period} scope="col" className="number">
                  {text.glance[period]}
                </th>
              ))}
              <th scope="col" className="number wide-only">
                {text.glance.lastYear}
              </th>
              <th scope="col" className="number">
                {text.glance.change}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((figure) => {
              const [now, before] = [
                read(answers.year?.figures, figure.id),
                read(answers.year?.against.figures, figure.id),
              ];
              const unfit = reading(answers.year?.figures, figure.id)?.unfit;
              const name = (
                <th scope="row">
                  {figure.name}
                  <small className="muted">{figure.unit}</small> <Definition of={figure} />
                </th>
              );
              if (unfit !== undefined)
                return (
                  <tr key={figure.id}>
                    {name}
                    <td className="number muted" colSpan={PERIODS.length + 2}>{`— ${unfit}`}</td>
                  </tr>
                );
              return (
                <tr key={figure.id}>
                  {name}
                  {PERIODS.map((period) => (
                    <td key={period} className="number">
                      <RowsLink figure={figure} counting={of(period)}>
                        {sayExact(read(answers[period]?.figures, figure.id), figure.unit)}
                      </RowsLink>
                    </td>
                  ))}
                  <td className="number wide-only">
                    <RowsLink figure={figure} counting={last} className="quiet-link">
                      {sayExact(before, figure.unit)}
                    </RowsLink>
                  </td>
                  <td className="number change">{sayChange(now, before, figure.unit) ?? '—'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p className="muted small">{text.glance.hint}</p>
    </section>
  );
}
