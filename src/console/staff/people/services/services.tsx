import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ServiceEntry, ServiceRow } from '../../../../contracts/console/office.ts';
import { ExportButton, Filters } from '../../shared/list-page.tsx';
import { type Column, ServerTable } from '../../shared/server-table.tsx';
import { useSigned } from '../../shared/session.tsx';
import { useQueryState } from '../../shared/use-query-state.ts';
import { AreaSelect } from '../area-select.tsx';
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
  const [search, setSearch] = useQueryState('search');
  const [area, setArea] = useQueryState('area');
  const [key, setKey] = useQueryState('key');
  const [version, setVersion] = useState(0);
  const [editing, setEditing] = useState<{ was?: ServiceEntry }>();
  const done = () => setVersion((n) => n + 1);
  const { remove } = useChange(done);
  const writes = may('knowledge.write') !== undefined;
  const filters = { search, area, key };
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
      <div className="list-top">
        <Filters active={Object.values(filters).some(Boolean)}>
          <Input.Search
            key={search ?? ''}
            allowClear
            defaultValue={search ?? ''}
            placeholder={words.search}
            aria-label={words.search}
            className="filter-search"
            onSearch={(given) => setSearch(given.trim() || undefined)}
          />
          <AreaSelect className="filter-select" clear={text.allAreas} value={area} onChange={setArea} />
          <Select
            aria-label={words.kind}
            className="filter-select"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.allKinds}
            value={key}
            onChange={setKey}
            options={office.placeKinds.map(({ key: value, name: label }) => ({ value, label }))}
          />
        </Filters>
        <span className="row">
          <ExportButton path="/office/services/export" filters={filters} />
          {writes && (
            <Button type="primary" onClick={() => setEditing({})}>
              {words.add}
            </Button>
          )}
        </span>
      </div>
      <ServerTable<ServiceRow>
        path="/office/services"
        filters={filters}
        columns={writes ? [...COLUMNS, act] : COLUMNS}
        rowKey={(row) => `${row.key}/${row.area}`}
        version={version}
        empty={{ title: words.empty, hint: words.emptyHint }}
      />
      {editing && <ServiceDialog was={editing.was} onClose={() => setEditing(undefined)} onDone={done} />}
    </section>
  );
}
