import { Tag } from 'antd';
import { useState } from 'react';
import type { BindCode, PersonRow } from '../../../../contracts/console/office.ts';
import { ChoiceFilter, optionsOf, SearchFilter } from '../../shared/filter-controls.tsx';
import { NameCell } from '../../shared/name-cell.tsx';
import type { Column } from '../../shared/server-table.tsx';
import { useQueryState } from '../../shared/use-query-state.ts';
import { text as shell } from '../../text.ts';
import { AreaFilter, EntryList } from '../entry-list.tsx';
import { useOffice } from '../office-context.tsx';
import { text } from '../text.ts';
import { BindCodeDialog } from './bind-code-dialog.tsx';
import { PersonActions } from './person-actions.tsx';
import { PersonDialog } from './person-dialog.tsx';

const COLOURS = { telegram: 'green', console: 'default', away: 'gold', none: 'default' } as const;
const words = text.people;

export function Persons() {
  const { office, administers } = useOffice();
  // Where matters reach a colleague is for those who plan.
  const plans = office.areas.some(({ own }) => own);
  const [search] = useQueryState('search');
  const [role] = useQueryState('role');
  const [area] = useQueryState('area');
  const [desk] = useQueryState('desk');
  const [version, setVersion] = useState(0);
  const [editing, setEditing] = useState<{ was?: PersonRow }>();
  const [code, setCode] = useState<BindCode & { name: string }>();
  const done = () => setVersion((n) => n + 1);

  const columns: Column<PersonRow>[] = [
    {
      key: 'name',
      title: words.columns.name,
      head: true,
      render: ({ name, organisation }) => <NameCell name={name} of={organisation} />,
    },
    { key: 'role', title: words.columns.role, render: (row) => shell.roles[row.role] },
    { key: 'areas', title: words.columns.areas, render: (row) => row.areaNames.join('、') },
    {
      key: 'topics',
      title: words.columns.topics,
      render: ({ topics, languages }) => (
        <span className="wrap">
          {topics.join('、') || '—'}
          {languages.some((one) => one !== '普通话') && (
            <div className="muted small">{languages.join('、')}</div>
          )}
        </span>
      ),
    },
    {
      key: 'phone',
      title: words.columns.phone,
      render: (row) => <span className="number">{row.phone ?? '—'}</span>,
    },
    ...(plans
      ? [
          {
            key: 'desk',
            title: words.columns.desk,
            render: ({ desk: state, load, role: of }: PersonRow) =>
              state === null || of === 'administrator' ? (
                '—'
              ) : (
                <>
                  <Tag color={COLOURS[state]}>{words.desks[state]}</Tag>
                  {load !== null && load > 0 && <span className="small">{words.load(load)}</span>}
                </>
              ),
          },
          {
            key: 'act',
            title: words.columns.act,
            render: (row: PersonRow) => (
              <PersonActions
                row={row}
                onEdit={() => setEditing({ was: row })}
                onCode={setCode}
                onDone={done}
              />
            ),
          },
        ]
      : []),
  ];

  return (
    <section className="panel">
      <EntryList<PersonRow>
        path="/office/people"
        filters={{ search, role, area, desk }}
        columns={columns}
        rowKey={({ id }) => id}
        version={version}
        words={words}
        onAdd={administers ? () => setEditing({}) : undefined}
        filterBar={
          <>
            <SearchFilter label={words.search} />
            <ChoiceFilter
              name="role"
              label={words.columns.role}
              all={words.allRoles}
              options={optionsOf(shell.roles)}
            />
            <AreaFilter />
            {plans && (
              <ChoiceFilter
                name="desk"
                label={words.columns.desk}
                all={words.allDesks}
                options={optionsOf(words.desks)}
              />
            )}
          </>
        }
      />
      {editing && <PersonDialog was={editing.was} onClose={() => setEditing(undefined)} onDone={done} />}
      <BindCodeDialog code={code} onClose={() => setCode(undefined)} />
    </section>
  );
}
