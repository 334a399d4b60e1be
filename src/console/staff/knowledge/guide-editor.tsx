import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { GuideForm, Overview } from '../../../contracts/console/knowledge.ts';
import { GUIDE_HEADINGS } from '../../../contracts/guide-headings.ts';
import { DayInput } from '../shared/day-input.tsx';
import { Link } from '../shared/place.tsx';
import { rowsOf } from './rows-of.ts';
import { text } from './text.ts';

const REQUIRED = new Set<string>(['简单说', '怎么做']);

/** A guide's form. Saving is judged by the server, which says plainly what is wrong. */
export function GuideEditor({
  start,
  overview,
  busy,
  label,
  fresh = false,
  onSave,
  onCancel,
}: {
  start: GuideForm;
  overview: Overview | undefined;
  busy: boolean;
  /** Of the button that saves this form. */
  label: (form: GuideForm) => string;
  fresh?: boolean;
  onSave: (form: GuideForm) => void;
  onCancel: () => void;
}) {
  const [form, setForm] = useState(start);
  const { fields } = text;
  const change = (part: Partial<GuideForm>) => setForm((now) => ({ ...now, ...part }));
  return (
    <Form layout="vertical" onFinish={() => onSave(form)}>
      <Form.Item label={fields.title} required htmlFor="guide-title">
        <Input
          id="guide-title"
          value={form.title}
          maxLength={40}
          onChange={({ target }) => change({ title: target.value })}
        />
      </Form.Item>
      <div className="fields">
        <Form.Item label={fields.topic} required htmlFor="guide-topic">
          <Select
            id="guide-topic"
            showSearch
            value={form.topic || undefined}
            onChange={(topic: string) => change({ topic })}
            options={(overview?.topics ?? []).map((value) => ({ value, label: value }))}
          />
        </Form.Item>
        <Form.Item label={fields.priority} htmlFor="guide-priority">
          <InputNumber
            id="guide-priority"
            min={1}
            max={5}
            precision={0}
            value={form.priority}
            onChange={(priority) => change({ priority: priority ?? 3 })}
          />
        </Form.Item>
        <Form.Item label={fields.reviewed} required>
          <DayInput
            label={fields.reviewed}
            value={form.reviewed}
            onChange={(reviewed) => change({ reviewed: reviewed ?? start.reviewed })}
          />
        </Form.Item>
        {fresh && (
          <Form.Item label={fields.id} required htmlFor="guide-id" extra={fields.idHint}>
            <Input
              id="guide-id"
              value={form.id}
              onChange={({ target }) => change({ id: target.value.trim() })}
            />
          </Form.Item>
        )}
      </div>
      <Form.Item label={fields.questions} required htmlFor="guide-questions" extra={fields.questionsHint}>
        <Input.TextArea
          id="guide-questions"
          rows={rowsOf(form.questions.join('\n'), 4)}
          value={form.questions.join('\n')}
          onChange={({ target }) => change({ questions: target.value.split('\n') })}
        />
      </Form.Item>
      <p className="muted small">{fields.sectionsHint}</p>
      {GUIDE_HEADINGS.map((heading) => (
        <Form.Item
          key={heading}
          label={heading}
          required={REQUIRED.has(heading)}
          htmlFor={`guide-section-${heading}`}
        >
          <Input.TextArea
            id={`guide-section-${heading}`}
            rows={rowsOf(form.sections[heading] ?? '', REQUIRED.has(heading) ? 3 : 1)}
            value={form.sections[heading] ?? ''}
            onChange={({ target }) => change({ sections: { ...form.sections, [heading]: target.value } })}
          />
        </Form.Item>
      ))}
      <Form.Item
        label={fields.places}
        htmlFor="guide-places"
        extra={
          <>
            {fields.placesHint}
            <Link to="/console/people?tab=services">{fields.placesLink}</Link>
          </>
        }
      >
        <Select
          id="guide-places"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={form.places}
          onChange={(places: string[]) => change({ places })}
          options={(overview?.places ?? []).map(({ key, name, offices }) => ({
            value: key,
            label: fields.place(name, offices),
          }))}
        />
      </Form.Item>
      {form.ask.length > 0 && <p className="muted small">{fields.ask(form.ask.length)}</p>}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy}>
          {label(form)}
        </Button>
        <Button onClick={onCancel}>{text.cancel}</Button>
      </div>
    </Form>
  );
}
