import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { GuideForm } from '../../../contracts/console/knowledge.ts';
import { GUIDE_HEADINGS } from '../../../contracts/guide-headings.ts';
import { Link } from '../shared/place.tsx';
import { BoxField, EditorFoot, type EditorProps, ReviewedField, TopicField } from './editor-parts.tsx';
import { text } from './text.ts';

const { fields } = text;
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
}: EditorProps<GuideForm> & { fresh?: boolean }) {
  const [form, setForm] = useState(start);
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
        <TopicField
          id="guide-topic"
          topics={overview?.topics}
          value={form.topic}
          onChange={(topic) => change({ topic })}
        />
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
        <ReviewedField
          value={form.reviewed}
          start={start.reviewed}
          onChange={(reviewed) => change({ reviewed })}
        />
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
      <BoxField
        id="guide-questions"
        label={fields.questions}
        extra={fields.questionsHint}
        required
        least={4}
        value={form.questions.join('\n')}
        onChange={(words) => change({ questions: words.split('\n') })}
      />
      <p className="muted small">{fields.sectionsHint}</p>
      {GUIDE_HEADINGS.map((heading) => (
        <BoxField
          key={heading}
          id={`guide-section-${heading}`}
          label={heading}
          required={REQUIRED.has(heading)}
          least={REQUIRED.has(heading) ? 3 : 1}
          value={form.sections[heading] ?? ''}
          onChange={(words) => change({ sections: { ...form.sections, [heading]: words } })}
        />
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
      <EditorFoot busy={busy} label={label(form)} onCancel={onCancel} />
    </Form>
  );
}
