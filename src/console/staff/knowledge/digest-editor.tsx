import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { DigestForm, Overview } from '../../../contracts/console/knowledge.ts';
import { DayInput } from '../shared/day-input.tsx';
import { rowsOf } from './rows-of.ts';
import { text } from './text.ts';

const { fields } = text;

/** The plain words of one article, as they are written. Saving is judged by the server, which says plainly what is wrong. */
export function DigestEditor({
  start,
  overview,
  busy,
  label,
  onSave,
  onCancel,
}: {
  start: DigestForm;
  overview: Overview | undefined;
  busy: boolean;
  /** Of the button that saves this form. */
  label: (form: DigestForm) => string;
  onSave: (form: DigestForm) => void;
  onCancel: () => void;
}) {
  const [form, setForm] = useState(start);
  const change = (part: Partial<DigestForm>) => setForm((now) => ({ ...now, ...part }));
  return (
    <Form layout="vertical" onFinish={() => onSave(form)}>
      <div className="fields">
        <Form.Item label={fields.topic} required htmlFor="digest-topic">
          <Select
            id="digest-topic"
            showSearch
            value={form.topic || undefined}
            onChange={(topic: string) => change({ topic })}
            options={(overview?.topics ?? []).map((value) => ({ value, label: value }))}
          />
        </Form.Item>
        <Form.Item label={fields.part} required htmlFor="digest-part">
          <Input
            id="digest-part"
            value={form.part}
            onChange={({ target }) => change({ part: target.value })}
          />
        </Form.Item>
        <Form.Item label={fields.reviewed} required>
          <DayInput
            label={fields.reviewed}
            value={form.reviewed}
            onChange={(reviewed) => change({ reviewed: reviewed ?? start.reviewed })}
          />
        </Form.Item>
      </div>
      <Form.Item label={fields.text} required htmlFor="digest-text" extra={fields.textHint}>
        <Input.TextArea
          id="digest-text"
          rows={rowsOf(form.text, 4)}
          value={form.text}
          onChange={({ target }) => change({ text: target.value })}
        />
      </Form.Item>
      <Form.Item label={fields.digestQuestions} htmlFor="digest-questions">
        <Input.TextArea
          id="digest-questions"
          rows={rowsOf(form.questions.join('\n'), 3)}
          value={form.questions.join('\n')}
          onChange={({ target }) => change({ questions: target.value.split('\n') })}
        />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy}>
          {label(form)}
        </Button>
        <Button onClick={onCancel}>{text.cancel}</Button>
      </div>
    </Form>
  );
}
