import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Spin, Tabs } from 'antd';
import { FaultView } from '../shared/fault-view.tsx';
import { BASE, Link } from '../shared/place.tsx';
import { useQueryState } from '../shared/use-query-state.ts';
import { After } from './after.tsx';
import { AgreementTab } from './agreement-tab.tsx';
import { CaseActions } from './case-actions.tsx';
import { CaseFacts } from './case-facts.tsx';
import { PapersTab } from './papers-tab.tsx';
import { PartiesTab } from './parties-tab.tsx';
import { RoomTab } from './room-tab.tsx';
import { SessionsTab } from './sessions-tab.tsx';
import { StateTag } from './state-tag.tsx';
import { StoryTab } from './story-tab.tsx';
import { text } from './text.ts';
import { useCase } from './use-case.ts';

/** A case whole. The tab is in the address. */
export function CasePage({ caseKey }: { caseKey: string }) {
  const { found, fault, again } = useCase(caseKey);
  const [tab, setTab] = useQueryState('tab');
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!found) return <Spin className="opening" />;
  const { view } = found;
  const words = text.cases;
  const tabs = {
    parties: <PartiesTab found={found} />,
    sessions: <SessionsTab found={found} onRoom={() => setTab('room')} />,
    room: <RoomTab found={found} />,
    agreement: <AgreementTab found={found} />,
    after: <After found={found} />,
    papers: <PapersTab view={view} />,
    story: <StoryTab view={view} />,
  };
  const chosen = tab && tab in tabs ? tab : 'parties';
  return (
    <>
      <p className="case-back">
        <Link to={`${BASE}/mediations`}>
          <ArrowLeftOutlined /> {text.back}
        </Link>
      </p>
      <header className="page-header case-header">
        <div>
          <h1>
            {view.number} <StateTag state={view.state} />
          </h1>
          <p>{words.next[view.state]}</p>
        </div>
        <CaseActions found={found} />
      </header>
      {view.extendTo && (
        <Alert type="info" showIcon title={words.extending(view.extendTo)} className="case-notice" />
      )}
      <div className="case-body">
        <section className="panel case-main">
          <Tabs
            activeKey={chosen}
            onChange={(key) => setTab(key === 'parties' ? undefined : key)}
            destroyOnHidden
            items={Object.entries(tabs).map(([key, children]) => ({
              key,
              label: words.tabs[key as keyof typeof tabs],
              children,
            }))}
          />
        </section>
        <CaseFacts view={view} />
      </div>
    </>
  );
}
