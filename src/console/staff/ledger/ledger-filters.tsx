import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Choices } from '../../../contracts/console/figures.ts';
import { WorkFilter } from '../shared/counting/work-filter.tsx';
import { ScopeFilter } from '../shared/scope-filter.tsx';
import { useQuery } from '../shared/use-query-state.ts';
import { type Choice, choicesOf, DAYS } from './filters.ts';
import { text } from './text.ts';

export function LedgerFilters({
  ledger,
  choices,
  behind,
}: {
  ledger: 'matters' | 'cases';
  choices: Choices | undefined;
  /** Rows behind a number: which day counts is the figure's. */
  behind: boolean;
}) {
  const { query, patch } = useQuery();
  const all = choicesOf(ledger, choices);
  const set = (name: string) => (value: string | undefined) => patch({ [name]: value, page: undefined });
  const [more, setMore] = useState(() => all.some(({ name, first }) => !first && query.has(name)));
  const number = query.get('number') ?? '';
  return (
    <>
      <Input.Search
        key={number}
        allowClear
        defaultValue={number}
        placeholder={text.number}
        aria-label={text.number}
        className="filter-search"
        onSearch={(words) => set('number')(words.trim() || undefined)}
      />
      {!behind && (
        <Select
          aria-label={text.on}
          className="scope-period"
          value={query.get('on') ?? DAYS[ledger][0]}
          onChange={(value) => set('on')(value === DAYS[ledger][0] ? undefined : value)}
          options={DAYS[ledger].map((value) => ({ value, label: text.days[value] }))}
        />
      )}
      <ScopeFilter />
      <WorkFilter choices={choices} {...(ledger === 'cases' ? { only: ['person'] } : {})} />
      {all
        .filter(({ first }) => first || more)
        .map((choice) => (
          <ChoiceSelect
            key={choice.name}
            choice={choice}
            value={query.get(choice.name) ?? undefined}
            onChange={set(choice.name)}
          />
        ))}
      <Button type="link" onClick={() => setMore(!more)} aria-expanded={more}>
        {more ? text.less : text.more}
      </Button>
    </>
  );
}

function ChoiceSelect({
  choice: { title, options, several },
  value,
  onChange,
}: {
  choice: Choice;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const common = {
    'aria-label': title,
    className: 'filter-select',
    allowClear: true,
    showSearch: { optionFilterProp: 'label' },
    placeholder: text.all(title),
    options,
  };
  return several ? (
    <Select
      {...common}
      mode="multiple"
      maxTagCount="responsive"
      value={value?.split(',').filter(Boolean) ?? []}
      onChange={(chosen: string[]) => onChange(chosen.join(',') || undefined)}
    />
  ) : (
    <Select {...common} value={value} onChange={(chosen: string | undefined) => onChange(chosen)} />
  );
}
