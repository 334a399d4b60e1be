import { Button, Spin, Tag } from 'antd';
import { type ComponentType, type ReactNode, useState } from 'react';
import type { DigestView, GuideView, Overview } from '../../../contracts/console/knowledge.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { go } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { dayOf } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import type { EditorProps } from './editor-parts.tsx';
import { HistoryList } from './history-list.tsx';
import { Said } from './said.tsx';
import { text } from './text.ts';
import { useSaving } from './use-saving.ts';

export interface KnowledgeProps {
  overview: Overview | undefined;
  /** The lists may have changed. */
  onSaved: () => void;
}

/** One text of the knowledge, to read, to edit, to take back. */
export function TextPage<View extends GuideView | DigestView>({
  path,
  list,
  overview,
  onSaved,
  title,
  Editor,
  read,
  beside,
}: KnowledgeProps & {
  /** Below /api/console, of the text itself. */
  path: string;
  /** Where 返回 leads. */
  list: string;
  title: (view: View) => string;
  Editor: ComponentType<EditorProps<View['form']>>;
  /** The text as it is read. */
  read: (form: View['form']) => ReactNode;
  /** What one has beside it, above its history. */
  beside?: (view: View) => ReactNode;
}) {
  const { may } = useSigned();
  const { data, fault, again } = useLoad<View>(path);
  const [editing, setEditing] = useState(false);
  const { busy, said, save, label } = useSaving();
  const changed = () => {
    setEditing(false);
    again();
    onSaved();
  };
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!data) return <Spin className="opening" />;
  const form: View['form'] = data.form;
  return (
    <div className="knowledge">
      <PageHeader
        title={title(data)}
        hint={
          <>
            {form.topic}　{text.columns.reviewed} {form.reviewed}　
            {data.own ? <Tag color="cyan">{text.origin.own}</Tag> : <Tag>{text.origin.project}</Tag>}
          </>
        }
        actions={
          <>
            <Button onClick={() => go(list)}>{text.back}</Button>
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
            <Editor
              start={{ ...form, reviewed: dayOf(new Date()) }}
              overview={overview}
              busy={busy}
              label={label}
              onSave={(edited) => save(path, { form: edited, revision: data.revision }, changed)}
              onCancel={() => setEditing(false)}
            />
          ) : (
            <>
              {read(form)}
              <h3>{text.readingQuestions(form.questions.length)}</h3>
              <p className="lines muted">{form.questions.join('\n')}</p>
            </>
          )}
        </section>
        <div className="aside">
          {beside?.(data)}
          <HistoryList path={path} standing={data} onUndone={changed} />
        </div>
      </div>
    </div>
  );
}
