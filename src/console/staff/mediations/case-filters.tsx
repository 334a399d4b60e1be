import { Checkbox, Input, Select, TreeSelect } from 'antd';
import type { MediationChoices } from '../../../contracts/console/mediation.ts';
import { DayInput } from '../shared/day-input.tsx';
import { treeOf } from '../shared/scope-filter.tsx';
import { useSigned } from '../shared/session.tsx';
import { text } from './text.ts';
import type { useFilters } from './use-filters.ts';

const words = text.filters;

export function CaseFilters({
  filters,
  set,
  choices,
  withState,
}: ReturnType<typeof useFilters> & { choices: MediationChoices | undefined; withState: boolean }) {
  const { me } = useSigned();
  const pick = (
    name: Parameters<typeof set>[0],
    label: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      aria-label={label}
      className="filter-select"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      value={filters[name]}
      onChange={set(name)}
      options={[...options]}
    />
  );
  const named = (items: readonly { id: string; name: string }[] = []) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const listed = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Input.Search
        key={filters.search ?? ''}
        allowClear
        defaultValue={filters.search ?? ''}
        placeholder={words.search}
        aria-label={words.search}
        className="filter-search"
        onSearch={(typed) => set('search')(typed.trim() || undefined)}
      />
      {withState && (
        <Select
          mode="multiple"
          aria-label={words.state}
          className="filter-states"
          allowClear
          maxTagCount="responsive"
          placeholder={words.state}
          value={filters.state?.split(',') ?? []}
          onChange={(states: string[]) => set('state')(states.join(',') || undefined)}
          options={listed(text.states)}
        />
      )}
      {pick(
        'disputeType',
        words.type,
        (choices?.disputeTypes ?? []).map((value) => ({ value, label: value })),
      )}
      {pick('room', words.room, named(choices?.rooms))}
      {pick('mediator', words.mediator, named(choices?.mediators))}
      {pick('source', words.source, listed(text.sources))}
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
