import { App, Button, Tag } from 'antd';
import type { OwnAccount } from '../../../contracts/console/account.ts';
import { browserName } from '../shared/browser-name.ts';
import { useApi } from '../shared/session.tsx';
import { timeOf } from '../shared/times.ts';
import { useAct } from '../shared/use-act.ts';
import { text } from './text.ts';

/** Where one is signed in, and the way to end that from here. */
export function Sessions({ account, onChanged }: { account: OwnAccount; onChanged: () => void }) {
  const api = useApi();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const end = (path: string) =>
    act(async () => {
      await api.delete(path);
      message.success(text.ended);
      onChanged();
    });
  return (
    <section className="panel">
      <h2>{text.sessions}</h2>
      <ul className="plain-list">
        {account.sessions.map(({ id, here, address, agent, createdAt, seenAt }) => (
          <li key={id}>
            <div>
              <strong title={agent}>{browserName(agent) ?? text.unknownAgent}</strong>
              {here && <Tag color="green">{text.here}</Tag>}
              <div className="muted small">
                {address} · {text.since(timeOf(createdAt))} · {text.seen(timeOf(seenAt))}
              </div>
            </div>
            {!here && (
              <Button disabled={busy} onClick={() => void end(`/account/sessions/${encodeURIComponent(id)}`)}>
                {text.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {account.sessions.length > 1 && (
        <Button danger disabled={busy} onClick={() => void end('/account/sessions')}>
          {text.endOthers}
        </Button>
      )}
    </section>
  );
}
