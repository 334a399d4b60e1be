import { Input, Select } from 'antd';
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
  const [search, setSearch] = useQueryState('search');
  const [origin, setOrigin] = useQueryState('origin');
  return (
    <Filters active={Object.values(filters).some((value) => value !== undefined)}>
      <Input.Search
        key={search ?? ''}
        allowClear
        defaultValue={search ?? ''}
        placeholder={placeholder}
        aria-label={placeholder}
        className="filter-search"
        onSearch={(words) => setSearch(words.trim() || undefined)}
      />
      <TopicFilter topics={topics} />
      <Select
        aria-label={text.columns.origin}
        className="filter-select"
        allowClear
        placeholder={text.allOrigins}
        value={origin}
        onChange={setOrigin}
        options={Object.entries(text.origin).map(([value, label]) => ({ value, label }))}
      />
      <ExportButton path={exportPath} filters={filters} />
    </Filters>
  );
}

export function TopicFilter({ topics }: { topics: readonly string[] }) {
  const [topic, setTopic] = useQueryState('topic');
  return (
    <Select
      aria-label={text.columns.topic}
      className="filter-select"
      allowClear
      showSearch
      placeholder={text.allTopics}
      value={topic}
      onChange={setTopic}
      options={topics.map((value) => ({ value, label: value }))}
    />
  );
}
