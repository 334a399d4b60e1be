import { Button, Input, Select, TreeSelect } from 'antd';
import { useState } from 'react';
import type { Choices } from '../../../contracts/console/figures.ts';
import type { OutreachBody, OutreachKinds } from '../../../contracts/console/outreach.ts';
import { DayInput } from '../shared/day-input.tsx';
import { treeOf } from '../shared/scope-filter.tsx';
import { useSigned } from '../shared/session.tsx';
import { dayOf } from '../shared/times.ts';
import { Stepper } from './stepper.tsx';
import { text } from './text.ts';

const DAY_MS = 86_400_000;

/** What was done, in the order one thinks of it; every field but the kind has an answer already. */
export function EntryForm({
  kinds,
  choices,
  start,
  onChange,
}: {
  kinds: OutreachKinds['kinds'];
  choices: Choices | undefined;
  start: OutreachBody;
  onChange: (entry: OutreachBody) => void;
}) {
  const { me } = useSigned();
  const [entry, setEntry] = useState(start);
  const set = (changes: Partial<OutreachBody>) => {
    const next = { ...entry, ...changes };
    setEntry(next);
    onChange(next);
  };
  const kind = kinds.find(({ id }) => id === entry.kind);
  const today = dayOf(new Date());
  const yesterday = dayOf(new Date(Date.now() - DAY_MS));
  if (!kind) {
    return (
      <fieldset className="kinds">
        <legend>{text.chooseKind}</legend>
        {kinds.map(({ id, name }) => (
          <Button key={id} size="large" onClick={() => set({ kind: id, count: 1, people: 0 })}>
            {name}
          </Button>
        ))}
      </fieldset>
    );
  }
  return (
    <div className="entry-form">
      <Field label={text.what}>
        <div className="chosen-kind">
          <strong>{kind.name}</strong>
          <Button type="link" onClick={() => set({ kind: '' })}>
            {text.otherKind}
          </Button>
        </div>
      </Field>
      <Field label={text.howMany(kind.unit)}>
        <Stepper
          label={text.howMany(kind.unit)}
          least={1}
          value={entry.count}
          onChange={(count) => set({ count })}
        />
      </Field>
      {kind.people && (
        <Field label={text.reached}>
          <Stepper
            label={text.reached}
            least={0}
            value={entry.people}
            onChange={(people) => set({ people })}
          />
        </Field>
      )}
      <Field label={text.day}>
        <div className="days">
          {[
            [today, text.today],
            [yesterday, text.yesterday],
          ].map(([day, name]) => (
            <Button
              key={day}
              type={entry.day === day ? 'primary' : 'default'}
              aria-pressed={entry.day === day}
              onClick={() => set({ day: day! })}
            >
              {name}
            </Button>
          ))}
          <DayInput label={text.day} value={entry.day} max={today} onChange={(day) => day && set({ day })} />
        </div>
      </Field>
      <Field label={text.where}>
        <TreeSelect
          aria-label={text.where}
          treeDefaultExpandAll
          value={entry.area}
          treeData={[...treeOf(me.areas), { value: '', title: text.street, children: [] }]}
          onChange={(area: string) => set({ area })}
        />
      </Field>
      <Field label={text.place}>
        <Input
          aria-label={text.place}
          placeholder={text.placeHint}
          maxLength={200}
          value={entry.place}
          onChange={({ target }) => set({ place: target.value })}
        />
      </Field>
      {(choices?.people.length ?? 0) > 1 && (
        <Field label={text.who}>
          <Select
            aria-label={text.who}
            showSearch={{ optionFilterProp: 'label' }}
            value={entry.person}
            options={choices?.people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(person: string) => set({ person })}
          />
        </Field>
      )}
      <Field label={text.note}>
        <Input.TextArea
          aria-label={text.note}
          placeholder={text.noteHint}
          maxLength={1000}
          rows={3}
          value={entry.note}
          onChange={({ target }) => set({ note: target.value })}
        />
      </Field>
    </div>
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      {children}
    </div>
  );
}
