import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Overview } from '../../../contracts/console/knowledge.ts';
import { DayInput } from '../shared/day-input.tsx';
import { rowsOf } from './rows-of.ts';
import { text } from './text.ts';

const { fields } = text;

export interface EditorProps<TextForm> {
  start: TextForm;
  overview: Overview | undefined;
  busy: boolean;
  /** Of the button that saves this form. */
  label: (form: TextForm) => string;
  onSave: (form: TextForm) => void;
  onCancel: () => void;
}

interface Field {
  value: string;
  onChange: (value: string) => void;
}

export function TopicField({
  id,
  topics,
  value,
  onChange,
}: Field & { id: string; topics?: string[] | undefined }) {
  return (
    <Form.Item label={fields.topic} required htmlFor={id}>
      <Select
        id={id}
        showSearch
        value={value || undefined}
        onChange={onChange}
        options={(topics ?? []).map((topic) => ({ value: topic, label: topic }))}
      />
    </Form.Item>
  );
}

/** Emptied, it is again the day it was at the start. */
export function ReviewedField({ start, value, onChange }: Field & { start: string }) {
  return (
    <Form.Item label={fields.reviewed} required>
      <DayInput label={fields.reviewed} value={value} onChange={(day) => onChange(day ?? start)} />
    </Form.Item>
  );
}

interface Box extends Field {
  id: string;
  label: string;
  extra?: ReactNode;
  required?: boolean;
  least: number;
}

/** A box as high as its text, and at least so many rows. */
export function BoxField({ id, least, value, onChange, ...item }: Box) {
  return (
    <Form.Item htmlFor={id} {...item}>
      <Input.TextArea
        id={id}
        rows={rowsOf(value, least)}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Form.Item>
  );
}

type Foot = Pick<EditorProps<unknown>, 'busy' | 'onCancel'> & { label: string };

export function EditorFoot({ busy, label, onCancel }: Foot) {
  return (
    <div className="form-foot">
      <Button type="primary" htmlType="submit" loading={busy}>
        {label}
      </Button>
      <Button onClick={onCancel}>{text.cancel}</Button>
    </div>
  );
}
