import type { Choices } from '../../../../contracts/console/figures.ts';
import { NONE } from '../../../../contracts/console/paging.ts';
import { ChoiceFilter, named, optionsOf } from '../filter-controls.tsx';
import { useQueryState } from '../use-query-state.ts';
import { text } from './text.ts';

/** Topic, person, channel: like area and period they hold from page to page. */
export function WorkFilter({
  choices,
  only,
}: {
  choices: Choices | undefined;
  only?: readonly ('topic' | 'person' | 'channel')[];
}) {
  const [person] = useQueryState('person');
  const shown = (name: 'topic' | 'person' | 'channel') => only === undefined || only.includes(name);
  const people = choices?.people ?? [];
  return (
    <>
      {shown('topic') && (
        <ChoiceFilter
          name="topic"
          label={text.topic}
          all={text.allTopics}
          options={[...named(choices?.topics), { value: NONE, label: text.unset }]}
          long
        />
      )}
      {shown('person') && (people.length > 1 || person !== undefined) && (
        <ChoiceFilter name="person" label={text.person} all={text.allPeople} options={named(people)} long />
      )}
      {shown('channel') && (
        <ChoiceFilter
          name="channel"
          label={text.channel}
          all={text.allChannels}
          options={optionsOf(choices?.labels.channel ?? {})}
        />
      )}
    </>
  );
}
