import { Button } from 'antd';
import { useState } from 'react';
import type { ServiceEntry, ServiceRow } from '../../../../contracts/console/office.ts';
import { ChoiceFilter, SearchFilter } from '../../shared/filter-controls.tsx';
import type { Column } from '../../shared/server-table.tsx';
import { useSigned } from '../../shared/session.tsx';
import { useQueryState } from '../../shared/use-query-state.ts';
import { AreaFilter, EntryList } from '../entry-list.tsx';
import { useChange, useOffice } from '../office-context.tsx';
import { text } from '../text.ts';
import { ServiceDialog } from './service-dialog.tsx';

const words = text.services;
const entryOf = ({ areaName: _a, openHours: _h, guides: _g, ...entry }: ServiceRow): ServiceEntry => entry;

const COLUMNS: readonly Column<ServiceRow>[] = [
  {
    key: 'name',
    title: words.columns.name,
    head: true,
    render: ({ name }) => <strong className="wrap people-cell">{name}</strong>,
  },
  { key: 'area', title: words.columns.area, render: ({ areaName }) => areaName },
  {
    key: 'does',
    title: words.columns.does,
    render: ({ does, note }) => (
      <>
        <span className="wrap people-cell">{does}</span>
        {note && <div className="muted small wrap people-cell">{note}</div>}
      </>
    ),
  },
  {
    key: 'address',
    title: words.columns.address,
    render: ({ address, phone }) =>
      address || phone ? (
        <>
          {address && <span className="wrap people-cell">{address}</span>}
          {phone && <div className="muted small number">{phone}</div>}
        </>
      ) : (
        '—'
      ),
  },
  {
    key: 'hours',
    title: words.columns.hours,
    render: ({ openHours }) => (openHours ? <span className="wrap people-cell">{openHours}</span> : '—'),
  },
  { key: 'guides', title: words.columns.guides, numeric: true, render: ({ guides }) => guides },
];

/** Where guides send people. */
export function Services() {
  const { office } = useOffice();
  const { may } = useSigned();
  const [search] = useQueryState('search');
  const [area] = useQueryState('area');
  const [key] = useQueryState('key');
  const [version, setVersion] = useState(0);
  const [editing, setEditing] = useState<{ was?: ServiceEntry }>();
  const done = () => setVersion((n) => n + 1);
  const { remove } = useChange(done);
  const writes = may('knowledge.write') !== undefined;
  const act: Column<ServiceRow> = {
    key: 'act',
    title: words.columns.act,
    render: (row) => (
      <span className="row">
        <Button size="small" onClick={() => setEditing({ was: entryOf(row) })}>
          {text.edit}
        </Button>
        <Button
          size="small"
          danger
          onClick={() => remove('services', entryOf(row), row.name, { hint: words.removeHint })}
        >
          {text.remove}
        </Button>
      </span>
    ),
  };
  return (
    <section className="panel">
      <p className="muted">{words.hint}</p>
      <EntryList<ServiceRow>
        path="/office/services"
        filters={{ search, area, key }}
        columns={writes ? [...COLUMNS, act] : COLUMNS}
        rowKey={(row) => `${row.key}/${row.area}`}
        version={version}
        words={words}
        onAdd={writes ? () => setEditing({}) : undefined}
        filterBar={
          <>
            <SearchFilter label={words.search} />
            <AreaFilter />
            <ChoiceFilter
              name="key"
              label={words.kind}
              all={words.allKinds}
              options={office.placeKinds.map(({ key: value, name: label }) => ({ value, label }))}
              long
            />
          </>
        }
      />
      {editing && <ServiceDialog was={editing.was} onClose={() => setEditing(undefined)} onDone={done} />}
    </section>
  );
}
