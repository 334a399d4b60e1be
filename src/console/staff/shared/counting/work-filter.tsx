import { Select } from 'antd';
import type { Choices } from '../../../../contracts/console/figures.ts';
import { NONE } from '../../../../contracts/console/paging.ts';
import { useQueryState } from '../use-query-state.ts';
import { text } from './text.ts';

const byName = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

/** Topic, person, channel: like area and period they hold from page to page. */
export function WorkFilter({
  choices,
  only,
}: {
  choices: Choices | undefined;
  only?: readonly ('topic' | 'person' | 'channel')[];
}) {
  const [topic, setTopic] = useQueryState('topic');
  const [person, setPerson] = useQueryState('person');
  const [channel, setChannel] = useQueryState('channel');
  const shown = (name: 'topic' | 'person' | 'channel') => only === undefined || only.includes(name);
  const people = choices?.people ?? [];
  return (
    <>
      {shown('topic') && (
        <Select
          aria-label={text.topic}
          className="filter-select"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text.allTopics}
          value={topic}
          onChange={setTopic}
          options={[...(choices?.topics ?? []).map(byName), { value: NONE, label: text.unset }]}
        />
      )}
      {shown('person') && (people.length > 1 || person !== undefined) && (
        <Select
          aria-label={text.person}
          className="filter-select"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text.allPeople}
          value={person}
          onChange={setPerson}
          options={people.map(byName)}
        />
      )}
      {shown('channel') && (
        <Select
          aria-label={text.channel}
          className="filter-select"
          allowClear
          placeholder={text.allChannels}
          value={channel}
          onChange={setChannel}
          options={Object.entries(choices?.labels.channel ?? {}).map(([value, label]) => ({ value, label }))}
        />
      )}
    </>
  );
}
