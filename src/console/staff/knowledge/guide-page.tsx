import { Alert, Button, Spin, Tag } from 'antd';
import { useState } from 'react';
import type { Draft, GuideForm, GuideView, Overview } from '../../../contracts/console/knowledge.ts';
import { GUIDE_HEADINGS } from '../../../contracts/guide-headings.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { go } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { dayOf } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { GuideEditor } from './guide-editor.tsx';
import { HistoryList } from './history-list.tsx';
import { Said } from './said.tsx';
import { text } from './text.ts';
import { useSaving } from './use-saving.ts';

interface Common {
  overview: Overview | undefined;
  /** The lists may have changed. */
  onSaved: () => void;
}

/** One guide, to read, to edit, to take back. */
export function GuidePage({ id, overview, onSaved }: Common & { id: string }) {
  const { may } = useSigned();
  const path = `/knowledge/guides/${encodeURIComponent(id)}`;
  const { data, fault, again } = useLoad<GuideView>(path);
  const [editing, setEditing] = useState(false);
  const { busy, said, save, label } = useSaving();
  const changed = () => {
    setEditing(false);
    again();
    onSaved();
  };
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!data) return <Spin className="opening" />;
  const { form, own } = data;
  return (
    <div className="knowledge">
      <PageHeader
        title={form.title}
        hint={
          <>
            {form.topic}　{text.columns.reviewed} {form.reviewed}　
            {own ? <Tag color="cyan">{text.origin.own}</Tag> : <Tag>{text.origin.project}</Tag>}
          </>
        }
        actions={
          <>
            <Button onClick={() => go('/console/knowledge')}>{text.back}</Button>
            {may('knowledge.write') && !editing && (
              <Button type="primary" onClick={() => setEditing(true)}>
                {text.edit}
              </Button>
            )}
          </>
        }
      />
      <div className="two">
        <section className="panel">
          <Said said={said} />
          {editing ? (
            <GuideEditor
              start={{ ...form, reviewed: dayOf(new Date()) }}
              overview={overview}
              busy={busy}
              label={label}
              onSave={(edited) => save(path, { form: edited, revision: data.revision }, changed)}
              onCancel={() => setEditing(false)}
            />
          ) : (
            <GuideText form={form} />
          )}
        </section>
        <HistoryList path={path} standing={data} onUndone={changed} />
      </div>
    </div>
  );
}

/** A new guide: empty, or begun from questions that had no answer. */
export function NewGuide({ draft, overview, onSaved }: Common & { draft: Draft | undefined }) {
  const [empty] = useState(
    (): GuideForm => ({
      ...{ id: '', title: '', topic: '', disputeType: null, priority: 3, reviewed: dayOf(new Date()) },
      ...{ questions: [], places: [], areas: [], ask: [], sections: {} },
    }),
  );
  const { busy, said, save, label } = useSaving();
  return (
    <div className="knowledge">
      <PageHeader title={text.new} actions={<Button onClick={() => history.back()}>{text.back}</Button>} />
      <div className={draft ? 'two' : undefined}>
        <section className="panel">
          {draft && (
            <Alert
              className="note"
              type="info"
              showIcon
              title={draft.remark ?? (draft.byModel ? text.draftByModel : text.draftByHand)}
            />
          )}
          <Said said={said} />
          <GuideEditor
            fresh
            start={draft?.form ?? empty}
            overview={overview}
            busy={busy}
            label={label}
            onSave={(form) =>
              save(
                `/knowledge/guides/${encodeURIComponent(form.id || '-')}`,
                { form, revision: '', fresh: true },
                () => {
                  onSaved();
                  go(`/console/knowledge/guide/${form.id}`, { replace: true });
                },
              )
            }
            onCancel={() => history.back()}
          />
        </section>
        {draft && (
          <section className="panel">
            <h2>{text.passages}</h2>
            {draft.passages.length === 0 && <p className="muted">{text.noPassages}</p>}
            <ul className="text-list">
              {draft.passages.map(({ id, kind, title, body }) => (
                <li key={id}>
                  <Tag>{text.kinds[kind]}</Tag>
                  <strong>{title}</strong>
                  <p className="muted small lines">{body}</p>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

function GuideText({ form }: { form: GuideForm }) {
  return (
    <>
      {GUIDE_HEADINGS.flatMap((heading) => {
        const words = form.sections[heading];
        return words
          ? [
              <section key={heading}>
                <h3>{heading}</h3>
                <p className="lines">{words}</p>
              </section>,
            ]
          : [];
      })}
      <h3>{text.readingQuestions(form.questions.length)}</h3>
      <p className="lines muted">{form.questions.join('\n')}</p>
    </>
  );
}
