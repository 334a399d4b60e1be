import { Form, Input } from 'antd';
import { useState } from 'react';
import type { DigestForm } from '../../../contracts/console/knowledge.ts';
import { BoxField, EditorFoot, type EditorProps, ReviewedField, TopicField } from './editor-parts.tsx';
import { text } from './text.ts';

const { fields } = text;

/** The plain words of one article, as they are written. Saving is judged by the server, which says plainly what is wrong. */
export function DigestEditor({ start, overview, busy, label, onSave, onCancel }: EditorProps<DigestForm>) {
  const [form, setForm] = useState(start);
  const change = (part: Partial<DigestForm>) => setForm((now) => ({ ...now, ...part }));
  return (
    <Form layout="vertical" onFinish={() => onSave(form)}>
      <div className="fields">
        <TopicField
          id="digest-topic"
          topics={overview?.topics}
          value={form.topic}
          onChange={(topic) => change({ topic })}
        />
        <Form.Item label={fields.part} required htmlFor="digest-part">
          <Input
            id="digest-part"
            value={form.part}
            onChange={({ target }) => change({ part: target.value })}
          />
        </Form.Item>
        <ReviewedField
          value={form.reviewed}
          start={start.reviewed}
          onChange={(reviewed) => change({ reviewed })}
        />
      </div>
      <BoxField
        id="digest-text"
        label={fields.text}
        extra={fields.textHint}
        required
        least={4}
        value={form.text}
        onChange={(words) => change({ text: words })}
      />
      <BoxField
        id="digest-questions"
        label={fields.digestQuestions}
        least={3}
        value={form.questions.join('\n')}
        onChange={(words) => change({ questions: words.split('\n') })}
      />
      <EditorFoot busy={busy} label={label(form)} onCancel={onCancel} />
    </Form>
  );
}
