import { Button, Spin, Tag } from 'antd';
import { useState } from 'react';
import type { DigestView, Overview } from '../../../contracts/console/knowledge.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { go } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { dayOf } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { DigestEditor } from './digest-editor.tsx';
import { HistoryList } from './history-list.tsx';
import { LawPanel } from './law-panel.tsx';
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
  const [editing, setEditing] = useState(false);
  const { busy, said, save, label } = useSaving();
  const changed = () => {
    setEditing(false);
    again();
    onSaved();
  };
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!data) return <Spin className="opening" />;
  const shown = data.form;
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
            <DigestEditor
              start={{ ...shown, reviewed: dayOf(new Date()) }}
              overview={overview}
              busy={busy}
              label={label}
              onSave={(form) => save(path, { form, revision: data.revision }, changed)}
              onCancel={() => setEditing(false)}
            />
          ) : (
            <>
              <p className="lines">{shown.text}</p>
              <h3>{text.readingQuestions(shown.questions.length)}</h3>
              <p className="lines muted">{shown.questions.join('\n')}</p>
            </>
          )}
        </section>
        <div className="aside">
          <LawPanel law={data.law} installed={overview?.statutes ?? false} />
          <HistoryList path={path} standing={data} onUndone={changed} />
        </div>
      </div>
    </div>
  );
}
