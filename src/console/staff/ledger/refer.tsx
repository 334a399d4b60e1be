import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { MatterItem } from '../../../contracts/console/ledger.ts';
import { useChoices } from '../shared/counting/use-catalogue.ts';
import { useSigned } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { text } from './text.ts';

/** Whoever holds a matter notes where it was sent on to; the year's report counts it. */
export function Refer({ row, onDone }: { row: MatterItem; onDone: () => void }) {
  const { me, api, may } = useSigned();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const { data } = useChoices();
  const [target, setTarget] = useState<string>();
  if (!may('matter.write') || row.person !== me.person.id) return null;
  const refer = () =>
    act(async () => {
      await api.post(`/ledger/matters/${encodeURIComponent(row.number)}/referrals`, { target });
      message.success(text.referred);
      setTarget(undefined);
      onDone();
    });
  return (
    <div className="refer">
      <Select
        aria-label={text.referTo}
        placeholder={text.referTo}
        className="filter-select"
        value={target}
        onChange={setTarget}
        options={Object.entries(data?.labels.referral ?? {}).map(([value, label]) => ({ value, label }))}
      />
      <Button loading={busy} disabled={!target} onClick={() => void refer()}>
        {text.refer}
      </Button>
    </div>
  );
}
