import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Draft, Overview } from '../../../contracts/console/knowledge.ts';
import type { PageProps } from '../pages.ts';
import { NotFoundView } from '../shared/fault-view.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { go, Link, usePlace, withHeld } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { useLoad } from '../shared/use-load.ts';
import { DigestPage } from './digest-page.tsx';
import { DigestsTab } from './digests-tab.tsx';
import { GuidePage } from './guide-page.tsx';
import { GuidesTab } from './guides-tab.tsx';
import './knowledge.css';
import { LawTab } from './law-tab.tsx';
import { NewDigest } from './new-digest.tsx';
import { NewGuide } from './new-guide.tsx';
import { QuestionsTab } from './questions-tab.tsx';
import { text } from './text.ts';
import { TryTab } from './try-tab.tsx';

export const HERE = '/console/knowledge';
type Tab = keyof typeof text.tabs;

export default function KnowledgePage({ rest }: PageProps) {
  const { may } = useSigned();
  const { query } = usePlace();
  const { data: overview, again } = useLoad<Overview>('/knowledge');
  const [draft, setDraft] = useState<Draft>();
  const [place = 'guides', first, second] = rest;
  const write = may('knowledge.write') !== undefined;

  if (place === 'guide' && first === 'new') {
    return <NewGuide key={draft?.form.id} draft={draft} overview={overview} onSaved={again} />;
  }
  if (place === 'guide' && first) {
    return <GuidePage key={first} id={first} overview={overview} onSaved={again} />;
  }
  if (place === 'digest' && first === 'new' && second === undefined) {
    return <NewDigest overview={overview} onSaved={again} />;
  }
  if (place === 'digest' && first && second) {
    return (
      <DigestPage key={first + second} statute={first} number={second} overview={overview} onSaved={again} />
    );
  }
  const tabs = (Object.keys(text.tabs) as Tab[]).filter(
    (tab) => tab !== 'questions' || may('knowledge.questions') !== undefined,
  );
  const tab = tabs.find((name) => name === place);
  if (!tab || first !== undefined) return <NotFoundView />;
  return (
    <div className="knowledge">
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={
          write &&
          (tab === 'digests' ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => go(`${HERE}/digest/new`)}>
              {text.newDigest}
            </Button>
          ) : (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => {
                setDraft(undefined);
                go(`${HERE}/guide/new`);
              }}
            >
              {text.new}
            </Button>
          ))
        }
      />
      <nav className="tabs" aria-label={text.title}>
        {tabs.map((name) => (
          <Link
            key={name}
            to={withHeld(name === 'guides' ? HERE : `${HERE}/${name}`, query)}
            aria-current={name === tab ? 'page' : undefined}
          >
            {text.tabs[name]}
          </Link>
        ))}
      </nav>
      {overview && overview.problems.length > 0 && (
        <Alert
          className="note"
          type="warning"
          showIcon
          title={text.problems(overview.problems.length)}
          description={
            <ul>
              {overview.problems.slice(0, 8).map(({ file, line, reason }) => (
                <li key={`${file}:${line}:${reason}`}>
                  {file}:{line} {reason}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {tab === 'guides' && <GuidesTab topics={overview?.topics ?? []} />}
      {tab === 'digests' && <DigestsTab topics={overview?.topics ?? []} />}
      {tab === 'questions' && (
        <QuestionsTab
          topics={overview?.topics ?? []}
          onDraft={(made) => {
            setDraft(made);
            go(`${HERE}/guide/new`);
          }}
        />
      )}
      {tab === 'try' && <TryTab />}
      {tab === 'law' && <LawTab statutes={overview?.statutes} />}
    </div>
  );
}
