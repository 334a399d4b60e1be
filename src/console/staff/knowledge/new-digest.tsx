import { Alert, AutoComplete, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ArticleFound } from '../../../contracts/console/knowledge.ts';
import { PageHeader } from '../shared/page-header.tsx';
import { go, Link } from '../shared/place.tsx';
import { text as shared } from '../shared/text.ts';
import { dayOf } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { useQuery, useQueryState } from '../shared/use-query-state.ts';
import { DigestEditor } from './digest-editor.tsx';
import { digestAddress } from './digests-tab.tsx';
import { LawPanel } from './law-panel.tsx';
import { Said } from './said.tsx';
import { text } from './text.ts';
import type { KnowledgeProps } from './text-page.tsx';
import { useSaving } from './use-saving.ts';

const LIST = '/console/knowledge/digests';

/** A digest of an article that has none: the article is found first, and stands in the address. */
export function NewDigest(props: KnowledgeProps) {
  const [statute] = useQueryState('statute');
  const [article] = useQueryState('article');
  const asked = statute !== undefined && article !== undefined;
  const { data, fault, again } = useLoad<ArticleFound>(
    asked ? '/knowledge/digests/article' : undefined,
    asked ? { statute, article } : {},
  );
  return (
    <div className="knowledge">
      <PageHeader
        title={data ? `${data.statute}${data.article}` : text.newDigest}
        hint={text.newDigestHint}
        actions={<Button onClick={() => go(LIST)}>{text.back}</Button>}
      />
      <section className="panel">
        <WhichArticle key={`${statute} ${article}`} statute={statute} article={article} />
        {fault && (
          <Alert
            type={fault.retry ? 'warning' : 'error'}
            showIcon
            title={fault.message}
            action={fault.retry && <Button onClick={again}>{shared.fault.again}</Button>}
          />
        )}
      </section>
      {data && !fault && <Written key={`${data.statute}/${data.number}`} found={data} {...props} />}
    </div>
  );
}

function WhichArticle({ statute, article }: { statute: string | undefined; article: string | undefined }) {
  const { patch } = useQuery();
  const [typed, setTyped] = useState(statute ?? '');
  const { data: titles } = useLoad<string[]>('/knowledge/digests/statutes', { search: typed });
  const { fields } = text;
  return (
    <Form
      layout="vertical"
      className="which-article"
      requiredMark={false}
      initialValues={{ statute, article }}
      onFinish={(given: { statute: string; article: string }) =>
        patch({ statute: given.statute.trim(), article: given.article.trim() })
      }
    >
      <Form.Item
        name="statute"
        label={fields.statute}
        rules={[{ required: true, whitespace: true, message: fields.statuteHint }]}
      >
        <AutoComplete
          placeholder={fields.statuteHint}
          options={(titles ?? []).map((value) => ({ value }))}
          onChange={(value: string | undefined) => setTyped((value ?? '').trim().slice(0, 60))}
        />
      </Form.Item>
      <Form.Item
        name="article"
        label={fields.article}
        rules={[{ required: true, whitespace: true, message: fields.articleHint }]}
      >
        <Input placeholder={fields.articleHint} maxLength={30} />
      </Form.Item>
      <Button type={article ? 'default' : 'primary'} htmlType="submit">
        {fields.find}
      </Button>
    </Form>
  );
}

function Written({ found, overview, onSaved }: KnowledgeProps & { found: ArticleFound }) {
  const { busy, said, save, label } = useSaving();
  const { statute, number, part, topic, law } = found;
  const path = `/knowledge/digests/${encodeURIComponent(statute)}/${encodeURIComponent(number)}`;
  if (found.written) {
    return (
      <Alert
        type="info"
        showIcon
        title={text.written}
        action={<Link to={digestAddress(found)}>{text.openWritten}</Link>}
      />
    );
  }
  return (
    <div className="two">
      <section className="panel">
        <Said said={said} />
        <DigestEditor
          start={{ statute, number, part, topic, reviewed: dayOf(new Date()), text: '', questions: [] }}
          overview={overview}
          busy={busy}
          label={label}
          onSave={(form) =>
            save(path, { form, revision: '', fresh: true }, () => {
              onSaved();
              go(digestAddress(found), { replace: true });
            })
          }
          onCancel={() => go(LIST)}
        />
      </section>
      <LawPanel law={law} installed={overview?.statutes ?? false} />
    </div>
  );
}
