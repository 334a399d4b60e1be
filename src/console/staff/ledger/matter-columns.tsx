import { Tag } from 'antd';
import type { MatterItem } from '../../../contracts/console/ledger.ts';
import type { Column } from '../shared/server-table.tsx';
import { momentOf } from '../shared/times.ts';
import type { Say } from './labels.ts';
import { text } from './text.ts';

const STATE_COLOURS: Record<string, string> = {
  open: 'cyan',
  queued: 'gold',
  held: 'blue',
  mediating: 'purple',
};

export const matterColumns = (say: Say): readonly Column<MatterItem>[] => [
  {
    key: 'number',
    title: text.columns.number,
    head: true,
    sortable: true,
    render: ({ number }) => <strong className="number">{number}</strong>,
  },
  { key: 'opened', title: text.columns.opened, sortable: true, render: ({ opened }) => momentOf(opened) },
  { key: 'area', title: text.columns.area, sortable: true, render: ({ areaName }) => areaName },
  { key: 'topic', title: text.columns.topic, sortable: true, render: ({ topic }) => topic || '—' },
  {
    key: 'channel',
    title: text.columns.channel,
    sortable: true,
    render: ({ channel }) => say('channel', channel),
  },
  {
    key: 'state',
    title: text.columns.state,
    sortable: true,
    render: ({ state, outcome }) =>
      outcome === '' ? (
        <Tag color={STATE_COLOURS[state] ?? 'default'}>{say('state', state)}</Tag>
      ) : (
        <>
          {say('state', state)}
          <span className="muted"> · {say('outcome', outcome)}</span>
        </>
      ),
  },
  {
    key: 'person',
    title: text.columns.person,
    sortable: true,
    render: ({ personName }) => personName || '—',
  },
  {
    key: 'finished',
    title: text.columns.finished,
    sortable: true,
    render: ({ finished }) =>
      finished === 'late' ? <Tag color="red">{say('finished', finished)}</Tag> : say('finished', finished),
  },
  {
    key: 'wait',
    title: text.columns.wait,
    sortable: true,
    numeric: true,
    render: ({ wait }) => text.minutes(wait),
  },
  {
    key: 'handle',
    title: text.columns.handle,
    sortable: true,
    numeric: true,
    render: ({ handle }) => text.minutes(handle),
  },
  {
    key: 'score',
    title: text.columns.score,
    sortable: true,
    numeric: true,
    render: ({ score }) => score ?? '—',
  },
];
