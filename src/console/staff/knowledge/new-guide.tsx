import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import type { Draft, GuideForm } from '../../../contracts/console/knowledge.ts';
import { PageHeader } from '../shared/page-header.tsx';
import { go } from '../shared/place.tsx';
import { dayOf } from '../shared/times.ts';
import { GuideEditor } from './guide-editor.tsx';
import { Said } from './said.tsx';
import { text } from './text.ts';
import type { KnowledgeProps } from './text-page.tsx';
import { useSaving } from './use-saving.ts';

/** A new guide: empty, or begun from questions that had no answer. */
export function NewGuide({ draft, overview, onSaved }: KnowledgeProps & { draft: Draft | undefined }) {
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
        {draft && <DraftSources passages={draft.passages} />}
      </div>
    </div>
  );
}

function DraftSources({ passages }: Pick<Draft, 'passages'>) {
  return (
    <section className="panel">
      <h2>{text.passages}</h2>
      {passages.length === 0 && <p className="muted">{text.noPassages}</p>}
      <ul className="text-list">
        {passages.map(({ id, kind, title, body }) => (
          <li key={id}>
            <Tag>{text.kinds[kind]}</Tag>
            <strong>{title}</strong>
            <p className="muted small lines">{body}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
