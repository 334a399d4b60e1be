import { Descriptions, Spin } from 'antd';
import type { OwnAccount } from '../../../contracts/console/account.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { useSigned } from '../shared/session.tsx';
import { momentOf } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { text as shell } from '../text.ts';
import { ChangePassword } from './change-password.tsx';
import { Sessions } from './sessions.tsx';
import { text } from './text.ts';
import { TwoStep } from './two-step.tsx';

export default function AccountPage() {
  const { me } = useSigned();
  const { data, fault, again } = useLoad<OwnAccount>('/account');
  const mine = me.areas.filter(({ parentId }) => !me.areas.some(({ id }) => id === parentId));
  if (fault) return <FaultView fault={fault} again={again} />;
  return (
    <>
      <PageHeader title={text.title} hint={shell.welcome(me.person.name)} />
      {!data ? (
        <Spin className="opening" />
      ) : (
        <>
          <section className="panel">
            <Descriptions
              column={{ xs: 1, sm: 2 }}
              items={[
                { key: 'name', label: text.name, children: data.name },
                { key: 'role', label: text.role, children: shell.roles[me.person.role] },
                { key: 'areas', label: text.areas, children: mine.map(({ name }) => name).join('、') || '—' },
                {
                  key: 'last',
                  label: text.lastSignIn,
                  children: data.signedInAt ? momentOf(data.signedInAt) : '—',
                },
              ]}
            />
          </section>
          <ChangePassword onChanged={again} />
          <TwoStep account={data} onChanged={again} />
          <Sessions account={data} onChanged={again} />
        </>
      )}
    </>
  );
}
