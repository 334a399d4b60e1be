import { App, Button } from 'antd';
import { useState } from 'react';
import type { HistoryRow } from '../../../../contracts/console/office.ts';
import { type Column, ServerTable } from '../../shared/server-table.tsx';
import { useApi } from '../../shared/session.tsx';
import { momentOf } from '../../shared/times.ts';
import { useAct } from '../../shared/use-act.ts';
import { useSure } from '../../shared/use-sure.ts';
import { useOffice } from '../office-context.tsx';
import { text } from '../text.ts';

const words = text.history;

/** Every change with its way back. */
export function History() {
  const api = useApi();
  const { reload } = useOffice();
  const { message } = App.useApp();
  const sure = useSure();
  const { act } = useAct();
  const [version, setVersion] = useState(0);
  const restore = ({ id, what }: HistoryRow) =>
    sure(
      words.sure,
      <>
        <p>{what.join('；')}</p>
        <p className="muted">{words.sureHint}</p>
      </>,
      words.restore,
      () =>
        act(async () => {
          await api.post(`/office/history/${id}/restore`);
          message.success(text.saved);
          setVersion((n) => n + 1);
          reload();
        }),
    );
  const columns: Column<HistoryRow>[] = [
    {
      key: 'at',
      title: words.columns.at,
      render: ({ at }) => <span className="number">{momentOf(at)}</span>,
    },
    { key: 'by', title: words.columns.by, render: ({ byName }) => byName },
    {
      key: 'what',
      title: words.columns.what,
      head: true,
      render: ({ what }) => (
        <span className="history-what">
          {what.slice(0, 3).map((line) => (
            <span key={line}>{line}</span>
          ))}
          {what.length > 3 && <span className="muted">… 共 {what.length} 处</span>}
        </span>
      ),
    },
    {
      key: 'act',
      title: words.columns.act,
      render: (row) => (
        <Button size="small" onClick={() => restore(row)}>
          {words.restore}
        </Button>
      ),
    },
  ];
  return (
    <section className="panel">
      <ServerTable<HistoryRow>
        path="/office/history"
        columns={columns}
        rowKey={({ id }) => id}
        version={version}
        empty={{ title: words.empty, hint: words.emptyHint }}
      />
    </section>
  );
}
