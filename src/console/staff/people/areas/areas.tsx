import { Button, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import type { AreaEntry, OfficeView } from '../../../../contracts/console/office.ts';
import { AreaSelect } from '../area-select.tsx';
import { FormDialog, filled, must } from '../form-dialog.tsx';
import { useChange, useOffice } from '../office-context.tsx';
import { text } from '../text.ts';

const words = text.areas;
const entryOf = ({ own: _, ...entry }: OfficeView['areas'][number]): AreaEntry => entry;

/** The tree of areas, with how many people serve each. */
export function Areas() {
  const { office, administers } = useOffice();
  const [editing, setEditing] = useState<{ was?: AreaEntry }>();
  const { remove } = useChange();
  const known = new Set(office.areas.map(({ id }) => id));
  const under = (parent: string | undefined) =>
    office.areas.filter((area) =>
      parent === undefined ? !area.parent || !known.has(area.parent) : area.parent === parent,
    );
  const branch = (parent: string | undefined) => {
    const areas = under(parent);
    if (areas.length === 0) return null;
    return (
      <ul className="area-tree">
        {areas.map((area) => (
          <li key={area.id}>
            <div className="area-line">
              <strong>{area.name}</strong>
              <Tag>{words.kinds[area.kind]}</Tag>
              <span className="muted small area-people">
                {words.people(office.people.filter(({ areas: serves }) => serves.includes(area.id)).length)}
              </span>
              {administers && (
                <span className="row">
                  <Button size="small" onClick={() => setEditing({ was: entryOf(area) })}>
                    {text.edit}
                  </Button>
                  <Button size="small" danger onClick={() => remove('areas', entryOf(area), area.name)}>
                    {text.remove}
                  </Button>
                </span>
              )}
            </div>
            {branch(area.id)}
          </li>
        ))}
      </ul>
    );
  };
  return (
    <section className="panel">
      <div className="list-top">
        <p className="muted">{words.hint}</p>
        {administers && (
          <Button type="primary" onClick={() => setEditing({})}>
            {words.add}
          </Button>
        )}
      </div>
      {branch(undefined)}
      {editing && <AreaDialog was={editing.was} onClose={() => setEditing(undefined)} />}
    </section>
  );
}

function AreaDialog({ was, onClose }: { was: AreaEntry | undefined; onClose: () => void }) {
  const [form] = Form.useForm<AreaEntry>();
  const { busy, change } = useChange();
  return (
    <FormDialog<AreaEntry>
      title={was ? was.name : words.add}
      form={form}
      initial={was ?? { kind: 'community' }}
      busy={busy}
      onSave={(values) =>
        change({ list: 'areas', was, now: filled({ ...values, id: was?.id ?? values.id }) })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={words.name} rules={must}>
        <Input maxLength={40} />
      </Form.Item>
      {!was && (
        <Form.Item name="id" label={text.people.id} extra={text.people.idHint} rules={must}>
          <Input maxLength={40} autoCapitalize="none" />
        </Form.Item>
      )}
      <div className="people-pair">
        <Form.Item name="kind" label={words.kind} rules={must}>
          <Select options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="parent" label={words.parent}>
          <AreaSelect clear={words.noParent} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
