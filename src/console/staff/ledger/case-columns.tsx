import { Tag } from 'antd';
import type { CaseItem } from '../../../contracts/console/ledger.ts';
import type { Column } from '../shared/server-table.tsx';
import type { Say } from './labels.ts';
import { text } from './text.ts';

export const caseColumns = (say: Say): readonly Column<CaseItem>[] => [
  {
    key: 'number',
    title: text.columns.number,
    head: true,
    sortable: true,
    render: ({ number }) => <strong className="number">{number}</strong>,
  },
  { key: 'applied', title: text.columns.applied, sortable: true, render: ({ applied }) => applied || '—' },
  { key: 'area', title: text.columns.area, sortable: true, render: ({ areaName }) => areaName },
  { key: 'room', title: text.columns.room, sortable: true, render: ({ roomName }) => roomName || '—' },
  { key: 'type', title: text.columns.type, sortable: true, render: ({ type }) => type || '—' },
  {
    key: 'source',
    title: text.columns.source,
    sortable: true,
    render: ({ source }) => say('source', source),
  },
  {
    key: 'state',
    title: text.columns.state,
    sortable: true,
    render: ({ state }) => <Tag>{say('caseState', state)}</Tag>,
  },
  {
    key: 'result',
    title: text.columns.result,
    sortable: true,
    render: ({ result }) => say('result', result),
  },
  {
    key: 'person',
    title: text.columns.mediator,
    sortable: true,
    render: ({ personName }) => personName || '—',
  },
  { key: 'ended', title: text.columns.ended, sortable: true, render: ({ ended }) => ended || '—' },
  {
    key: 'amount',
    title: text.columns.amount,
    sortable: true,
    numeric: true,
    render: ({ amount }) => text.yuan(amount),
  },
  {
    key: 'people',
    title: text.columns.people,
    sortable: true,
    numeric: true,
    render: ({ people }) => people,
  },
  {
    key: 'performed',
    title: text.columns.performed,
    sortable: true,
    render: ({ performed }) => say('performed', performed),
  },
];
