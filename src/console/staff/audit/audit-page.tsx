import { Tag } from 'antd';
import type { AuditItem } from '../../../contracts/console/audit.ts';
import { browserName } from '../shared/browser-name.ts';
import { DayInput } from '../shared/day-input.tsx';
import { ChoiceFilter, SearchFilter } from '../shared/filter-controls.tsx';
import { ListPage } from '../shared/list-page.tsx';
import type { Column } from '../shared/server-table.tsx';
import { exactTime } from '../shared/times.ts';
import { useQueryState } from '../shared/use-query-state.ts';
import { text } from './text.ts';

const REFUSED = /\.refused$/;

const COLUMNS: readonly Column<AuditItem>[] = [
  { key: 'at', title: text.columns.at, sortable: true, width: 180, render: ({ at }) => exactTime(at) },
  {
    key: 'actor',
    title: text.columns.actor,
    render: ({ actor, actorName }) => <span title={actor}>{text.actorName(actor, actorName)}</span>,
  },
  {
    key: 'action',
    title: text.columns.action,
    head: true,
    render: ({ action }) => (
      <Tag color={REFUSED.test(action) ? 'red' : 'default'} title={action}>
        {text.actionName(action)}
      </Tag>
    ),
  },
  {
    key: 'subject',
    title: text.columns.subject,
    render: ({ subject }) => <span className="wrap">{subject}</span>,
  },
  {
    key: 'detail',
    title: text.columns.detail,
    render: ({ action, detail }) => (
      <span className="wrap" title={detail ?? undefined}>
        {(action === 'session.started' && browserName(detail ?? '')) || (detail ?? '—')}
      </span>
    ),
  },
  { key: 'address', title: text.columns.address, render: ({ address }) => address ?? '—' },
];

export default function AuditPage() {
  const [actor] = useQueryState('actor');
  const [action] = useQueryState('action');
  const [subject] = useQueryState('subject');
  const [address] = useQueryState('address');
  const [from, setFrom] = useQueryState('from');
  const [until, setUntil] = useQueryState('until');
  return (
    <ListPage<AuditItem>
      title={text.title}
      hint={text.hint}
      path="/audit"
      exportPath="/audit/export"
      filters={{ actor, action, subject, address, from, until }}
      columns={COLUMNS}
      rowKey={({ id }) => id}
      empty={{ title: text.empty, hint: text.emptyHint }}
      filterBar={
        <>
          <ChoiceFilter
            name="action"
            label={text.columns.action}
            all={text.allActions}
            options={text.choices}
            long
          />
          <SearchFilter name="actor" label={text.actor} />
          <SearchFilter name="subject" label={text.subject} />
          <SearchFilter name="address" label={text.address} />
          <span className="scope-days">
            <span className="muted">{text.columns.at}</span>
            <DayInput label={text.from} value={from} max={until} onChange={setFrom} />
            <span aria-hidden="true">–</span>
            <DayInput label={text.until} value={until} min={from} onChange={setUntil} />
          </span>
        </>
      }
    />
  );
}
