import { Alert, App, Button, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { BackupItem, BackupsView } from '../../../contracts/console/settings.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { type Column, ServerTable } from '../shared/server-table.tsx';
import { useApi } from '../shared/session.tsx';
import { exactTime } from '../shared/times.ts';
import { useAct } from '../shared/use-act.ts';
import { useLoad } from '../shared/use-load.ts';
import { text } from './text.ts';

const words = text.backups;
const LOOK_MS = 2_000;

/** Made here, taken from the server: the files hold every personal detail and are never served. */
export function Backups() {
  const api = useApi();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const { data, fault, again } = useLoad<BackupsView>('/settings/backups', { size: 1 });
  const [version, setVersion] = useState(0);
  const state = data?.work.state;
  const before = useRef(state);

  useEffect(() => {
    if (before.current === 'running' && state !== 'running') setVersion((n) => n + 1);
    before.current = state;
    if (state !== 'running') return;
    const timer = setInterval(again, LOOK_MS);
    return () => clearInterval(timer);
  }, [state, again]);

  if (fault && !data) return <FaultView fault={fault} again={again} />;
  const columns: Column<BackupItem>[] = [
    {
      key: 'at',
      title: words.columns.at,
      head: true,
      render: ({ madeAt }) => <span className="figure">{exactTime(madeAt)}</span>,
    },
    {
      key: 'name',
      title: words.columns.name,
      render: ({ name, path }) => (
        <Typography.Text copyable={{ text: path, tooltips: [words.copyPath] }}>{name}</Typography.Text>
      ),
    },
    {
      key: 'size',
      title: words.columns.size,
      render: ({ bytes }) => <span className="figure">{sizeOf(bytes)}</span>,
    },
    {
      key: 'sum',
      title: words.columns.sum,
      render: ({ sha256 }) =>
        sha256 === null ? (
          <span className="muted">{words.noSum}</span>
        ) : (
          <Typography.Text code copyable className="sum">
            {sha256}
          </Typography.Text>
        ),
    },
  ];
  return (
    <section className="panel">
      <div className="backup-top">
        <div>
          <p>{words.hint}</p>
          {data && (
            <>
              <p className="muted">{data.secretIsSetting ? words.secretApart : words.secretIn}</p>
              <p className="muted">
                {words.folder} <code>{data.folder}</code>
              </p>
            </>
          )}
          <p className="muted">{words.restore}</p>
        </div>
        <Button
          type="primary"
          loading={busy || state === 'running'}
          onClick={() =>
            void act(async () => {
              await api.post('/settings/backups');
              message.info(words.started);
              again();
            })
          }
        >
          {state === 'running' ? words.running : words.make}
        </Button>
      </div>
      <div role="status">
        {state === 'failed' && (
          <Alert
            type="error"
            showIcon
            className="backup-state"
            title={words.failed(data?.work.reason ?? '')}
          />
        )}
        {state === 'done' && <Alert type="success" showIcon className="backup-state" title={words.done} />}
      </div>
      <ServerTable<BackupItem>
        path="/settings/backups"
        columns={columns}
        rowKey={({ name }) => name}
        version={version}
        empty={{ title: words.empty, hint: words.emptyHint }}
      />
    </section>
  );
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
