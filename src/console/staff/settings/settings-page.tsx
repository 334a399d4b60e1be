import { ReloadOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import type { RunningView } from '../../../contracts/console/settings.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { exactTime } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { useQuery } from '../shared/use-query-state.ts';
import { Backups } from './backups.tsx';
import { Running } from './running.tsx';
import { SettingsInForce } from './settings-in-force.tsx';
import { text } from './text.ts';
import './settings.css';

type Tab = keyof typeof text.tabs;
const TABS = Object.keys(text.tabs) as Tab[];

export default function SettingsPage() {
  const { query, patch } = useQuery();
  const tab = TABS.find((name) => name === query.get('tab')) ?? 'running';
  const { data, loading, fault, again } = useLoad<RunningView>('/settings');
  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={
          tab === 'running' && (
            <Button icon={<ReloadOutlined />} loading={loading} onClick={again}>
              {text.refresh}
            </Button>
          )
        }
      />
      <Tabs
        activeKey={tab}
        onChange={(next) =>
          patch({ tab: next === 'running' ? undefined : next, page: undefined, size: undefined })
        }
        items={TABS.map((key) => ({ key, label: text.tabs[key] }))}
      />
      {tab !== 'backups' && fault && <FaultView fault={fault} again={again} />}
      {tab === 'running' && data && !fault && (
        <>
          <p className="muted settings-at">
            {text.at(exactTime(data.at))}　{text.since(exactTime(data.startedAt))}
          </p>
          <Running running={data} />
        </>
      )}
      {tab === 'settings' && data && !fault && <SettingsInForce groups={data.settings} />}
      {tab === 'backups' && <Backups />}
    </>
  );
}
