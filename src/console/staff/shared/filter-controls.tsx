import { Input, Select } from 'antd';
import { useQueryState } from './use-query-state.ts';

/** Controls of a list's filters. Each keeps its value in the address, under its name. */

export interface Option {
  value: string;
  label: string;
}
export const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
export const named = (items: readonly { id: string; name: string }[] = []): Option[] =>
  items.map(({ id, name }) => ({ value: id, label: name }));

/** Words, looked for once they are entered. */
export function SearchFilter({ name = 'search', label }: { name?: string; label: string }) {
  const [value = '', set] = useQueryState(name);
  return (
    <Input.Search
      // A search cleared elsewhere (清除筛选) leaves the field empty, too.
      key={value}
      allowClear
      defaultValue={value}
      placeholder={label}
      aria-label={label}
      className="filter-search"
      onSearch={(words) => set(words.trim() || undefined)}
    />
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  /** What is shown while nothing is chosen. */
  all: string;
  options: readonly Option[];
  /** Too many to look through: what is typed narrows them. */
  long?: boolean;
}

export function ChoiceFilter(props: ChoiceProps) {
  const [value, set] = useQueryState(props.name);
  return <Select {...lookOf(props)} value={value} onChange={set} />;
}

/** Several at once, with commas in the address. */
export function ChoicesFilter({ className, ...props }: ChoiceProps & { className?: string }) {
  const [value, set] = useQueryState(props.name);
  return (
    <Select
      {...lookOf(props)}
      {...(className ? { className } : {})}
      mode="multiple"
      maxTagCount="responsive"
      value={value?.split(',').filter(Boolean) ?? []}
      onChange={(chosen: string[]) => set(chosen.join(',') || undefined)}
    />
  );
}

const lookOf = ({ label, all, options, long = false }: ChoiceProps) => ({
  'aria-label': label,
  className: 'filter-select',
  allowClear: true,
  ...(long ? { showSearch: { optionFilterProp: 'label' } } : {}),
  placeholder: all,
  options: [...options],
});
