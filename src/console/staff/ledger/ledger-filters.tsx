import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Choices } from '../../../contracts/console/figures.ts';
import { WorkFilter } from '../shared/counting/work-filter.tsx';
import { ChoiceFilter, ChoicesFilter, SearchFilter } from '../shared/filter-controls.tsx';
import { ScopeFilter } from '../shared/scope-filter.tsx';
import { useQuery } from '../shared/use-query-state.ts';
import { choicesOf, DAYS } from './filters.ts';
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
  const [more, setMore] = useState(() => all.some(({ name, first }) => !first && query.has(name)));
  return (
    <>
      <SearchFilter name="number" label={text.number} />
      {!behind && (
        <Select
          aria-label={text.on}
          className="scope-period"
          value={query.get('on') ?? DAYS[ledger][0]}
          onChange={(on) => patch({ on: on === DAYS[ledger][0] ? undefined : on, page: undefined })}
          options={DAYS[ledger].map((value) => ({ value, label: text.days[value] }))}
        />
      )}
      <ScopeFilter />
      <WorkFilter choices={choices} {...(ledger === 'cases' ? { only: ['person'] } : {})} />
      {all
        .filter(({ first }) => first || more)
        .map(({ name, title, options, several }) => {
          const Filter = several ? ChoicesFilter : ChoiceFilter;
          return <Filter key={name} name={name} label={title} all={text.all(title)} options={options} long />;
        })}
      <Button type="link" onClick={() => setMore(!more)} aria-expanded={more}>
        {more ? text.less : text.more}
      </Button>
    </>
  );
}
