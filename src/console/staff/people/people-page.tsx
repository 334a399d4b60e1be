import { Alert, App, Button, Tabs } from 'antd';
import type { OfficeView } from '../../../contracts/console/office.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { useSigned } from '../shared/session.tsx';
import { text as shared } from '../shared/text.ts';
import { useAct } from '../shared/use-act.ts';
import { useLoad } from '../shared/use-load.ts';
import { useQuery } from '../shared/use-query-state.ts';
import { Areas } from './areas/areas.tsx';
import { History } from './history/history.tsx';
import { Holidays } from './holidays/holidays.tsx';
import { OfficeContext } from './office-context.tsx';
import { Persons } from './persons/persons.tsx';
import { Rooms } from './rooms/rooms.tsx';
import { Roster } from './roster/roster.tsx';
import { Services } from './services/services.tsx';
import { text } from './text.ts';
import './people.css';

type Tab = keyof typeof text.tabs;

export default function PeoplePage() {
  const { may } = useSigned();
  const { query, patch } = useQuery();
  const { data, fault, again } = useLoad<OfficeView>('/office');
  const administers = may('people.write') !== undefined;
  // Whoever writes the knowledge sees what was done to its places, and undoes it.
  const undoes = may('knowledge.write') !== undefined;
  const tabs = (Object.keys(text.tabs) as Tab[]).filter((tab) => tab !== 'history' || undoes);
  const tab = tabs.find((name) => name === query.get('tab')) ?? 'roster';
  if (fault && !data) return <FaultView fault={fault} again={again} />;
  if (!data) return null;
  return (
    <OfficeContext value={{ office: data, reload: again, administers }}>
      <PageHeader title={text.title} hint={text.hint} />
      <Notices office={data} onDone={again} />
      <Tabs
        activeKey={tab}
        // Filters of one list mean nothing to the next.
        onChange={(next) =>
          patch({
            ...Object.fromEntries([...query.keys()].map((name) => [name, undefined])),
            tab: next === 'roster' ? undefined : next,
          })
        }
        items={tabs.map((key) => ({ key, label: text.tabs[key] }))}
      />
      {tab === 'roster' && <Roster />}
      {tab === 'people' && <Persons />}
      {tab === 'areas' && <Areas />}
      {tab === 'rooms' && <Rooms />}
      {tab === 'services' && <Services />}
      {tab === 'holidays' && <Holidays />}
      {tab === 'history' && <History />}
    </OfficeContext>
  );
}

function Notices({ office, onDone }: { office: OfficeView; onDone: () => void }) {
  const { api, may } = useSigned();
  const { modal } = App.useApp();
  const { busy, act } = useAct();
  if (may('people.write') === undefined) return null;
  return (
    <>
      {office.problems.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="people-notice"
          title={text.fault(office.problems.length)}
          description={
            <ul>
              {office.problems.map(({ file, line, reason }) => (
                <li key={`${file}:${line}:${reason}`}>{text.faultLine(file, line, reason)}</li>
              ))}
            </ul>
          }
        />
      )}
      {office.sample && (
        <Alert
          type="info"
          className="people-notice"
          title={text.sample}
          action={
            <Button
              size="small"
              loading={busy}
              onClick={() =>
                modal.confirm({
                  title: text.sureSample,
                  content: text.sureSampleHint,
                  okText: text.notSample,
                  cancelText: shared.cancel,
                  onOk: () =>
                    act(async () => {
                      await api.post('/office/sample', { sample: false });
                      onDone();
                    }),
                })
              }
            >
              {text.notSample}
            </Button>
          }
        />
      )}
    </>
  );
}
