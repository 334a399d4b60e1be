import { Button } from 'antd';
import { useState } from 'react';
import type { RoomEntry, RoomRow } from '../../../../contracts/console/office.ts';
import { SearchFilter } from '../../shared/filter-controls.tsx';
import { NameCell } from '../../shared/name-cell.tsx';
import type { Column } from '../../shared/server-table.tsx';
import { useQueryState } from '../../shared/use-query-state.ts';
import { AreaFilter, EntryList } from '../entry-list.tsx';
import { useChange, useOffice } from '../office-context.tsx';
import { text } from '../text.ts';
import { RoomDialog } from './room-dialog.tsx';

const words = text.rooms;
const entryOf = ({ areaName: _a, mediatorNames: _m, openHours: _h, ...entry }: RoomRow): RoomEntry => entry;

export function Rooms() {
  const { administers } = useOffice();
  const [search] = useQueryState('search');
  const [area] = useQueryState('area');
  const [version, setVersion] = useState(0);
  const [editing, setEditing] = useState<{ was?: RoomEntry }>();
  const done = () => setVersion((n) => n + 1);
  const { remove } = useChange(done);
  const columns: Column<RoomRow>[] = [
    {
      key: 'name',
      title: words.columns.name,
      head: true,
      render: ({ name, kind }) => <NameCell name={name} of={kind} />,
    },
    { key: 'area', title: words.columns.area, render: (row) => row.areaName },
    {
      key: 'address',
      title: words.columns.address,
      render: ({ address, phone }) => (
        <>
          <span className="wrap people-cell">{address}</span>
          {phone && <div className="muted small number">{phone}</div>}
        </>
      ),
    },
    {
      key: 'hours',
      title: words.columns.hours,
      render: (row) => <span className="wrap people-cell">{row.openHours || '—'}</span>,
    },
    {
      key: 'types',
      title: words.columns.types,
      render: (row) => (
        <span className="wrap people-cell">{row.disputeTypes.join('、') || words.allTypes}</span>
      ),
    },
    {
      key: 'mediators',
      title: words.columns.mediators,
      render: (row) => <span className="wrap people-cell">{row.mediatorNames.join('、') || '—'}</span>,
    },
    ...(administers
      ? [
          {
            key: 'act',
            title: words.columns.act,
            render: (row: RoomRow) => (
              <span className="row">
                <Button size="small" onClick={() => setEditing({ was: entryOf(row) })}>
                  {text.edit}
                </Button>
                <Button size="small" danger onClick={() => remove('rooms', entryOf(row), row.name)}>
                  {text.remove}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <section className="panel">
      <EntryList<RoomRow>
        path="/office/rooms"
        filters={{ search, area }}
        columns={columns}
        rowKey={({ id }) => id}
        version={version}
        words={words}
        onAdd={administers ? () => setEditing({}) : undefined}
        filterBar={
          <>
            <SearchFilter label={words.search} />
            <AreaFilter />
          </>
        }
      />
      {editing && <RoomDialog was={editing.was} onClose={() => setEditing(undefined)} onDone={done} />}
    </section>
  );
}
