import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { FrozenItem } from '../../../contracts/console/report.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { exactTime } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { useNarrow } from '../shared/use-narrow.ts';
import { useQueryState } from '../shared/use-query-state.ts';
import { text } from './text.ts';

/** Reports as they were handed in. */
export function FrozenList({ version }: { version: number }) {
  const [open, setOpen] = useState(false);
  const narrow = useNarrow();
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.frozen}</Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={text.frozen}
        size={narrow ? '100%' : 460}
        destroyOnHidden
      >
        <Reports version={version} onChosen={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

function Reports({ version, onChosen }: { version: number; onChosen: () => void }) {
  const [, setFrozen] = useQueryState('frozen');
  const { data, fault, again } = useLoad<{ reports: FrozenItem[] }>('/report/frozen', { _: version });
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!data) return <Skeleton active />;
  if (data.reports.length === 0) return <p className="muted">{text.noFrozen}</p>;
  return (
    <ul className="frozen-list">
      {data.reports.map((report) => (
        <li key={report.id}>
          <button
            type="button"
            onClick={() => {
              setFrozen(report.id);
              onChosen();
            }}
          >
            <strong>{report.title}</strong>
            <span className="muted">{text.frozenBy(report.frozenBy, exactTime(report.frozenAt))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
