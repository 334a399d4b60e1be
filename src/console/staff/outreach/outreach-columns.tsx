import type { OutreachItem } from '../../../contracts/console/outreach.ts';
import type { Column } from '../shared/server-table.tsx';
import { text } from './text.ts';

export const COLUMNS: readonly Column<OutreachItem>[] = [
  {
    key: 'day',
    title: text.columns.day,
    sortable: true,
    render: ({ day }) => <span className="number">{day}</span>,
  },
  {
    key: 'kind',
    title: text.columns.kind,
    head: true,
    render: ({ kindName }) => <strong>{kindName}</strong>,
  },
  {
    key: 'count',
    title: text.columns.count,
    numeric: true,
    render: ({ count, unit }) => text.count(count, unit),
  },
  {
    key: 'people',
    title: text.columns.people,
    numeric: true,
    render: ({ people }) => (people > 0 ? people.toLocaleString('zh-CN') : '—'),
  },
  { key: 'area', title: text.columns.area, render: ({ areaName }) => areaName || text.street },
  {
    key: 'place',
    title: text.columns.place,
    render: ({ place }) => (place ? <span className="wrap">{place}</span> : '—'),
  },
  { key: 'person', title: text.columns.person, render: ({ personName }) => personName },
  {
    key: 'note',
    title: text.columns.note,
    render: ({ note }) => (note ? <span className="wrap">{note}</span> : '—'),
  },
];
