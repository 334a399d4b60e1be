import { App, Button, Tag } from 'antd';
import type { Saved, VersionItem } from '../../../contracts/console/knowledge.ts';
import { ApiFault } from '../shared/api.ts';
import { useSigned } from '../shared/session.tsx';
import { exactTime } from '../shared/times.ts';
import { useAct } from '../shared/use-act.ts';
import { text } from './text.ts';

/** Who changed what when, each version to go back to. */
export function HistoryList({
  path,
  standing,
  onUndone,
}: {
  /** Below /api/console, of the text itself. */
  path: string;
  standing: { own: boolean; project: boolean; revision: string; history: readonly VersionItem[] };
  onUndone: () => void;
}) {
  const { api, may } = useSigned();
  const { modal, message } = App.useApp();
  const { busy, act } = useAct();
  const { own, project, revision, history } = standing;
  const write = may('knowledge.write') !== undefined;
  const undo = (version: string | null, ask: string) =>
    modal.confirm({
      title: version === null ? text.withdraw : text.undo,
      content: ask,
      okText: version === null ? text.withdraw : text.undo,
      cancelText: text.back,
      onOk: () =>
        act(async () => {
          const { saved, faults } = await api.post<Saved>(`${path}/undo`, { version, revision });
          if (!saved) throw new ApiFault('faults', faults.join('；'), false);
          message.success(version === null ? text.withdrawn : text.undone);
          onUndone();
        }),
    });
  return (
    <section className="panel">
      <h2>{text.history}</h2>
      {history.length === 0 && <p className="muted">{text.noHistory}</p>}
      <ul className="text-list">
        {history.map(({ id, at, by, byName, gone }, i) => (
          <li key={id}>
            <div className="group-head">
              <span>{text.versionBy(by, byName)}</span>
              {i === 0 ? (
                <Tag color="green">{text.current}</Tag>
              ) : (
                write && (
                  <Button size="small" disabled={busy} onClick={() => undo(gone ? null : id, text.undoAsk)}>
                    {text.undo}
                  </Button>
                )
              )}
            </div>
            <span className="muted small">
              {exactTime(at)}
              {gone && ` · ${by === 'files' ? text.beforeOwn : text.gone}`}
            </span>
          </li>
        ))}
      </ul>
      {own && write && (
        <Button
          danger
          disabled={busy}
          onClick={() => undo(null, project ? text.withdrawToProject : text.withdrawToNone)}
        >
          {text.withdraw}
        </Button>
      )}
    </section>
  );
}
