import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReportAnswer } from '../../../contracts/console/report.ts';
import { useCatalogue } from '../shared/counting/use-catalogue.ts';
import { exactTime } from '../shared/times.ts';
import { useAct } from '../shared/use-act.ts';
import { ReportTable } from './report-table.tsx';
import { text } from './text.ts';

/** The report as it is handed in: title, words, tables. */
export function ReportView({ report }: { report: ReportAnswer }) {
  const metas = useCatalogue().data?.figures ?? [];
  return (
    <article className="report panel">
      <header>
        <h2>{report.title}</h2>
        <p className="muted">
          {text.period(report.period.from, report.period.to)}　{text.made(exactTime(report.madeAt))}
        </p>
        {report.counted.to < report.period.to && (
          <p className="muted">{text.unfinished(report.counted.to, report.before.from, report.before.to)}</p>
        )}
        {report.demo && <p className="report-demo">{text.demo}</p>}
      </header>
      <Words report={report} />
      {report.tables.map((table, i) => (
        <ReportTable key={table.id} number={i + 1} table={table} report={report} metas={metas} />
      ))}
    </article>
  );
}

function Words({ report }: { report: ReportAnswer }) {
  const { message } = App.useApp();
  const { act } = useAct();
  const whole = () => report.paragraphs.map((one) => `${one.heading}\n${one.text}`).join('\n\n');
  return (
    <section className="report-words">
      <Button
        className="copy"
        size="small"
        icon={<CopyOutlined />}
        onClick={() =>
          void act(async () => {
            await navigator.clipboard.writeText(whole());
            message.success(text.copied);
          })
        }
      >
        {text.copy}
      </Button>
      {report.paragraphs.map((paragraph) => (
        <section key={paragraph.heading}>
          <h3>{paragraph.heading}</h3>
          <p>{paragraph.text}</p>
        </section>
      ))}
    </section>
  );
}
