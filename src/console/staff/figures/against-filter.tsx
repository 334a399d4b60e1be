import { Select } from 'antd';
import { DayInput } from '../shared/day-input.tsx';
import type { Days } from '../shared/periods.ts';
import { useQuery } from '../shared/use-query-state.ts';
import { AGAINSTS, type Against } from './against.ts';
import { text } from './text.ts';

export function AgainstFilter({ value }: { value: Days & { against: Against } }) {
  const { patch } = useQuery();
  return (
    <span className="against">
      <span className="muted">{text.against}</span>
      <Select<Against>
        aria-label={text.against}
        className="scope-period"
        value={value.against}
        options={AGAINSTS.map((name) => ({ value: name, label: text.againsts[name] }))}
        onChange={(vs) =>
          patch({
            vs: vs === 'year' ? undefined : vs,
            vsFrom: vs === 'custom' ? value.from : undefined,
            vsUntil: vs === 'custom' ? value.until : undefined,
          })
        }
      />
      {value.against === 'custom' && (
        <span className="scope-days">
          <DayInput
            label={text.againstFrom}
            value={value.from}
            max={value.until}
            onChange={(vsFrom) => patch({ vsFrom })}
          />
          <span aria-hidden="true">–</span>
          <DayInput
            label={text.againstTo}
            value={value.until}
            min={value.from}
            onChange={(vsUntil) => patch({ vsUntil })}
          />
        </span>
      )}
    </span>
  );
}
