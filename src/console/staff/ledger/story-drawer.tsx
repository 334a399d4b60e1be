import { Drawer, Skeleton } from 'antd';
import type {
  CaseItem,
  CaseStoryAnswer,
  MatterItem,
  MatterStoryAnswer,
} from '../../../contracts/console/ledger.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { exactTime } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { useNarrow } from '../shared/use-narrow.ts';
import { useQueryState } from '../shared/use-query-state.ts';
import type { Say } from './labels.ts';
import { Refer } from './refer.tsx';
import { Steps } from './steps.tsx';
import { text } from './text.ts';

/** One row with everything that happened in it; which one stands in the address (`open`). */
export function StoryDrawer({ ledger, say }: { ledger: 'matters' | 'cases'; say: Say }) {
  const [open, setOpen] = useQueryState('open');
  const narrow = useNarrow();
  return (
    <Drawer
      open={open !== undefined}
      onClose={() => setOpen(undefined)}
      title={open && (ledger === 'matters' ? text.matterTitle(open) : text.caseTitle(open))}
      size={narrow ? '100%' : 620}
      destroyOnHidden
    >
      {open !== undefined &&
        (ledger === 'matters' ? <Matter number={open} say={say} /> : <Case number={open} say={say} />)}
    </Drawer>
  );
}

function Matter({ number, say }: { number: string; say: Say }) {
  const { data, fault, again } = useLoad<MatterStoryAnswer>(`/ledger/matters/${encodeURIComponent(number)}`);
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <>
      <Facts rows={matterFacts(data.row, say)} />
      <Refer row={data.row} onDone={again} />
      <Steps steps={data.steps} />
    </>
  );
}

function Case({ number, say }: { number: string; say: Say }) {
  const { data, fault, again } = useLoad<CaseStoryAnswer>(`/ledger/cases/${encodeURIComponent(number)}`);
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <>
      <Facts rows={caseFacts(data.row, say)} />
      <Steps steps={data.steps} />
    </>
  );
}

type Fact = readonly [name: string, value: string];

function Facts({ rows }: { rows: readonly Fact[] }) {
  return (
    <section aria-label={text.facts}>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function matterFacts(row: MatterItem, say: Say): Fact[] {
  const { columns } = text;
  return [
    [columns.state, say('state', row.state)],
    [columns.outcome, say('outcome', row.outcome)],
    [columns.area, row.areaName],
    [columns.topic, row.topic],
    [columns.channel, say('channel', row.channel)],
    [columns.kind, say('kind', row.kind)],
    [columns.urgency, say('urgency', row.urgency)],
    [columns.person, row.personName],
    [columns.answered, say('answered', row.answered)],
    [columns.opened, exactTime(row.opened)],
    [columns.called, row.called],
    [columns.closed, row.closed ? exactTime(row.closed) : ''],
    [columns.tier, row.tier],
    [columns.accepted, say('accepted', row.accepted)],
    [columns.finished, say('finished', row.finished)],
    [columns.wait, text.minutes(row.wait)],
    [columns.handle, text.minutes(row.handle)],
    [columns.score, row.score === null ? '' : text.points(row.score)],
    [columns.transfers, row.transfers > 0 ? text.times(row.transfers) : ''],
    [columns.reopened, row.reopened ? text.yes : ''],
  ];
}

function caseFacts(row: CaseItem, say: Say): Fact[] {
  const { columns } = text;
  return [
    [columns.state, say('caseState', row.state)],
    [columns.result, say('result', row.result)],
    [columns.area, row.areaName],
    [columns.room, row.roomName],
    [columns.level, say('level', row.level)],
    [columns.type, row.type],
    [columns.source, say('source', row.source)],
    [columns.mediator, row.personName],
    [columns.applied, row.applied],
    [columns.received, row.accepted],
    [columns.ended, row.ended],
    [columns.amount, text.yuan(row.amount)],
    [columns.agreedAmount, text.yuan(row.agreedAmount)],
    [columns.people, String(row.people)],
    [columns.form, say('form', row.form)],
    [columns.performed, say('performed', row.performed)],
    [columns.confirmation, say('confirmation', row.confirmation)],
  ];
}
