import { Tag } from 'antd';
import { useState } from 'react';
import type { AccountRow, OneTimePassword } from '../../../contracts/console/accounts.ts';
import { ChoiceFilter, optionsOf, SearchFilter } from '../shared/filter-controls.tsx';
import { ListPage } from '../shared/list-page.tsx';
import { NameCell } from '../shared/name-cell.tsx';
import type { Column } from '../shared/server-table.tsx';
import { momentOf } from '../shared/times.ts';
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
  const [search] = useQueryState('search');
  const [role] = useQueryState('role');
  const [state] = useQueryState('state');
  const [version, setVersion] = useState(0);
  const [once, setOnce] = useState<OneTimePassword>();

  const columns: Column<AccountRow>[] = [
    {
      key: 'name',
      title: text.columns.name,
      head: true,
      render: ({ name, organisation }) => <NameCell name={name} of={organisation} />,
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
        account?.signedInAt ? momentOf(account.signedInAt) : account ? text.never : '—',
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
            <SearchFilter label={text.search} />
            <ChoiceFilter
              name="role"
              label={text.columns.role}
              all={text.allRoles}
              options={optionsOf(shell.roles)}
            />
            <ChoiceFilter
              name="state"
              label={text.columns.state}
              all={text.allStates}
              options={optionsOf(text.states)}
            />
          </>
        }
      />
      <OnceShown once={once} onClose={() => setOnce(undefined)} />
    </>
  );
}
