import { Button, Form, Input, Select, Spin, Tag } from 'antd';
import { useState } from 'react';
import type { DigestForm, DigestView, Overview } from '../../../contracts/console/knowledge.ts';
import { DayInput } from '../shared/day-input.tsx';
import { FaultView } from '../shared/fault-view.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { go } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { dayOf } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { HistoryList } from './history-list.tsx';
import { rowsOf } from './rows-of.ts';
import { Said } from './said.tsx';
import { text } from './text.ts';
import { useSaving } from './use-saving.ts';

/** The plain words of one article, to read, to edit, to take back. */
export function DigestPage({
  statute,
  number,
  overview,
  onSaved,
}: {
  statute: string;
  number: string;
  overview: Overview | undefined;
  onSaved: () => void;
}) {
  const { may } = useSigned();
  const path = `/knowledge/digests/${encodeURIComponent(statute)}/${encodeURIComponent(number)}`;
  const { data, fault, again } = useLoad<DigestView>(path);
  const [form, setForm] = useState<DigestForm>();
  const { busy, said, save } = useSaving();
  const changed = () => {
    setForm(undefined);
    again();
    onSaved();
  };
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!data) return <Spin className="opening" />;
  const shown = data.form;
  const { fields } = text;
  const change = (part: Partial<DigestForm>) => setForm((now) => now && { ...now, ...part });
  return (
    <div className="knowledge">
      <PageHeader
        title={`${statute}${data.article}`}
        hint={
          <>
            {shown.topic}　{text.columns.reviewed} {shown.reviewed}　
            {data.own ? <Tag color="cyan">{text.origin.own}</Tag> : <Tag>{text.origin.project}</Tag>}
          </>
        }
        actions={
          <>
            <Button onClick={() => go('/console/knowledge/digests')}>{text.back}</Button>
            {may('knowledge.write') && !form && (
              <Button type="primary" onClick={() => setForm({ ...shown, reviewed: dayOf(new Date()) })}>
                {text.edit}
              </Button>
            )}
          </>
        }
      />
      <div className="two">
        <section className="panel">
          <Said said={said} />
          {form ? (
            <Form layout="vertical" onFinish={() => save(path, { form, revision: data.revision }, changed)}>
              <div className="fields">
                <Form.Item label={fields.topic} required htmlFor="digest-topic">
                  <Select
                    id="digest-topic"
                    showSearch
                    value={form.topic}
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
                    onChange={(reviewed) => change({ reviewed: reviewed ?? shown.reviewed })}
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
                  rows={rowsOf(form.questions.join('\n'), 2)}
                  value={form.questions.join('\n')}
                  onChange={({ target }) => change({ questions: target.value.split('\n') })}
                />
              </Form.Item>
              <div className="form-foot">
                <Button type="primary" htmlType="submit" loading={busy}>
                  {text.save}
                </Button>
                <Button onClick={() => setForm(undefined)}>{text.cancel}</Button>
              </div>
            </Form>
          ) : (
            <>
              <p className="lines">{shown.text}</p>
              <h3>{text.readingQuestions(shown.questions.length)}</h3>
              <p className="lines muted">{shown.questions.join('\n')}</p>
            </>
          )}
        </section>
        <HistoryList path={path} standing={data} onUndone={changed} />
      </div>
    </div>
  );
}
