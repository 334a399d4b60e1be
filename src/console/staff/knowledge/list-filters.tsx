import { ChoiceFilter, optionsOf, SearchFilter } from '../shared/filter-controls.tsx';
import { ExportButton, Filters } from '../shared/list-page.tsx';
import { useQueryState } from '../shared/use-query-state.ts';
import { text } from './text.ts';

/** Search, topic and origin; they stand in the address. */
export function useListFilters() {
  const [search] = useQueryState('search');
  const [topic] = useQueryState('topic');
  const [origin] = useQueryState('origin');
  return { search, topic, origin };
}

export function ListFilters({
  topics,
  placeholder,
  exportPath,
}: {
  topics: readonly string[];
  placeholder: string;
  exportPath: string;
}) {
  const filters = useListFilters();
  return (
    <Filters active={Object.values(filters).some((value) => value !== undefined)}>
      <SearchFilter label={placeholder} />
      <TopicFilter topics={topics} />
      <ChoiceFilter
        name="origin"
        label={text.columns.origin}
        all={text.allOrigins}
        options={optionsOf(text.origin)}
      />
      <ExportButton path={exportPath} filters={filters} />
    </Filters>
  );
}

export function TopicFilter({ topics }: { topics: readonly string[] }) {
  const options = topics.map((value) => ({ value, label: value }));
  return <ChoiceFilter name="topic" label={text.columns.topic} all={text.allTopics} options={options} long />;
}
