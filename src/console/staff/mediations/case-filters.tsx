import { Checkbox, TreeSelect } from 'antd';
import type { MediationChoices } from '../../../contracts/console/mediation.ts';
import { DayInput } from '../shared/day-input.tsx';
import {
  ChoiceFilter,
  ChoicesFilter,
  named,
  type Option,
  optionsOf,
  SearchFilter,
} from '../shared/filter-controls.tsx';
import { treeOf } from '../shared/scope-filter.tsx';
import { useSigned } from '../shared/session.tsx';
import { text } from './text.ts';
import type { Filter, useFilters } from './use-filters.ts';

const words = text.filters;

export function CaseFilters({
  filters,
  set,
  choices,
  withState,
}: ReturnType<typeof useFilters> & { choices: MediationChoices | undefined; withState: boolean }) {
  const { me } = useSigned();
  return (
    <>
      <SearchFilter label={words.search} />
      {withState && (
        <ChoicesFilter
          name="state"
          label={words.state}
          all={words.state}
          options={optionsOf(text.states)}
          className="filter-states"
        />
      )}
      <Pick
        name="disputeType"
        label={words.type}
        options={(choices?.disputeTypes ?? []).map((value) => ({ value, label: value }))}
      />
      <Pick name="room" label={words.room} options={named(choices?.rooms)} />
      <Pick name="mediator" label={words.mediator} options={named(choices?.mediators)} />
      <Pick name="source" label={words.source} options={optionsOf(text.sources)} />
      {me.areas.length > 1 && (
        <TreeSelect
          aria-label={words.area}
          className="scope-area"
          allowClear
          treeDefaultExpandAll
          placeholder={words.area}
          value={filters.area}
          treeData={treeOf(me.areas)}
          onChange={(area: string | undefined) => set('area')(area)}
        />
      )}
      <span className="scope-days">
        <span className="muted">{words.applied}</span>
        <DayInput label={words.from} value={filters.from} max={filters.until} onChange={set('from')} />
        <span aria-hidden="true">–</span>
        <DayInput label={words.until} value={filters.until} min={filters.from} onChange={set('until')} />
      </span>
      <Checkbox
        className="filter-check"
        checked={filters.overdue === '1'}
        onChange={({ target }) => set('overdue')(target.checked ? '1' : undefined)}
      >
        {words.overdue}
      </Checkbox>
    </>
  );
}

function Pick(props: { name: Filter; label: string; options: readonly Option[] }) {
  return <ChoiceFilter {...props} all={props.label} long />;
}
