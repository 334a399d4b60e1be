import { Input, Select, Tag } from 'antd';
import { useState } from 'react';
import type { AccountRow, OneTimePassword } from '../../../contracts/console/accounts.ts';
import { ListPage } from '../shared/list-page.tsx';
import type { Column } from '../shared/server-table.tsx';
import { timeOf } from '../shared/times.ts';
import { useQueryState } from '../shared/use-query-state.ts';
import { text as shell } from '../text.ts';
import { AccountActions } from './account-actions.tsx';
import { OnceShown } from './once-shown.tsx';
import { text } from './text.ts';

const STATE_COLOURS = {
  none: 'default',
  active: 'green',
  new: 'gold',
  disabled: 'red',
  gone: 'red',
} as const;

export default function AccountsPage() {
  const [search, setSearch] = useQueryState('search');
  const [role, setRole] = useQueryState('role');
  const [state, setState] = useQueryState('state');
  const [version, setVersion] = useState(0);
  const [once, setOnce] = useState<OneTimePassword>();

  const columns: Column<AccountRow>[] = [
    {
      key: 'name',
      title: text.columns.name,
      head: true,
      render: ({ name, organisation }) => (
        <>
          <strong>{name}</strong>
          {organisation && <div className="muted small">{organisation}</div>}
        </>
      ),
    },
    { key: 'role', title: text.columns.role, render: ({ role }) => (role ? shell.roles[role] : '—') },
    { key: 'areas', title: text.columns.areas, render: ({ areas }) => areas.join('、') || '—' },
    { key: 'account', title: text.columns.account, render: ({ account }) => account?.name ?? '—' },
    {
      key: 'state',
      title: text.columns.state,
      render: ({ account }) => {
        const state = account?.state ?? 'none';
        return (
          <>
            <Tag color={STATE_COLOURS[state]}>{text.states[state]}</Tag>
            {account?.twoStep && <Tag>{text.twoStep}</Tag>}
          </>
        );
      },
    },
    {
      key: 'last',
      title: text.columns.last,
      render: ({ account }) =>
        account?.signedInAt ? timeOf(account.signedInAt) : account ? text.never : '—',
    },
    {
      key: 'act',
      title: text.columns.act,
      render: (row) => <AccountActions row={row} onDone={() => setVersion((n) => n + 1)} onOnce={setOnce} />,
    },
  ];

  return (
    <>
      <ListPage<AccountRow>
        title={text.title}
        hint={text.hint}
        path="/accounts"
        filters={{ search, role, state }}
        columns={columns}
        rowKey={({ person }) => person}
        version={version}
        empty={{ title: text.empty, hint: text.emptyHint }}
        filterBar={
          <>
            <Input.Search
              key={search ?? ''}
              allowClear
              defaultValue={search ?? ''}
              placeholder={text.search}
              aria-label={text.search}
              className="filter-search"
              onSearch={(words) => setSearch(words.trim() || undefined)}
            />
            <Select
              aria-label={text.columns.role}
              className="filter-select"
              allowClear
              placeholder={text.allRoles}
              value={role}
              onChange={setRole}
              options={Object.entries(shell.roles).map(([value, label]) => ({ value, label }))}
            />
            <Select
              aria-label={text.columns.state}
              className="filter-select"
              allowClear
              placeholder={text.allStates}
              value={state}
              onChange={setState}
              options={Object.entries(text.states).map(([value, label]) => ({ value, label }))}
            />
          </>
        }
      />
      <OnceShown once={once} onClose={() => setOnce(undefined)} />
    </>
  );
}
