import { App, Button, Dropdown } from 'antd';
import type { BindCode, GivenBack, PersonRow } from '../../../../contracts/console/office.ts';
import { useSigned } from '../../shared/session.tsx';
import { useAct } from '../../shared/use-act.ts';
import { useSure } from '../../shared/use-sure.ts';
import { useChange, useOffice } from '../office-context.tsx';
import { text } from '../text.ts';
import { entryOf } from './entry-of.ts';

const words = text.people;

/** What can be done about a person. What takes something away is asked about first. */
export function PersonActions({
  row,
  onEdit,
  onCode,
  onDone,
}: {
  row: PersonRow;
  onEdit: () => void;
  onCode: (code: BindCode & { name: string }) => void;
  onDone: () => void;
}) {
  const { me, api } = useSigned();
  const { administers } = useOffice();
  const { message } = App.useApp();
  const sure = useSure();
  const { busy, act } = useAct();
  const { remove } = useChange(onDone);
  const path = `/office/people/${encodeURIComponent(row.id)}`;
  const ask = (title: string, content: string, ok: string, work: () => Promise<unknown>) =>
    sure(title, content, ok, () => act(work));
  const setAway = async (away: boolean) => {
    await api.put(`${path}/away`, { away });
    onDone();
  };
  const works = row.role !== 'administrator';
  const bound = row.desk !== null && row.desk !== 'none';
  const load = row.load ?? 0;
  const items = [
    ...(administers && works
      ? [
          {
            key: 'bind',
            label: words.bind,
            onClick: () =>
              void act(async () =>
                onCode({ name: row.name, ...(await api.post<BindCode>(`${path}/bind-code`)) }),
              ),
          },
        ]
      : []),
    ...(administers && bound
      ? [
          {
            key: 'unbind',
            danger: true,
            label: words.unbind,
            onClick: () =>
              ask(words.sureUnbind(row.name), words.sureUnbindHint(load), words.unbind, async () => {
                const { matters } = await api.post<GivenBack>(`${path}/unbind`);
                message.success(words.unbound(matters));
                onDone();
              }),
          },
        ]
      : []),
    ...(administers && row.id !== me.person.id
      ? [
          {
            key: 'leave',
            danger: true,
            label: words.leave,
            onClick: () =>
              remove('people', entryOf(row), row.name, {
                title: words.sureLeave(row.name),
                hint: words.sureLeaveHint,
                ok: words.leave,
              }),
          },
        ]
      : []),
  ];
  return (
    <span className="row">
      {administers && (
        <Button size="small" onClick={onEdit}>
          {text.edit}
        </Button>
      )}
      {row.mayLeave &&
        bound &&
        (row.desk === 'away' ? (
          <Button size="small" loading={busy} onClick={() => void act(() => setAway(false))}>
            {words.back}
          </Button>
        ) : (
          <Button
            size="small"
            loading={busy}
            onClick={() =>
              ask(words.sureAway(row.name), words.sureAwayHint(load), words.away, () => setAway(true))
            }
          >
            {words.away}
          </Button>
        ))}
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button size="small" loading={busy} aria-label={`${row.name} ${words.more}`}>
            {words.more}
          </Button>
        </Dropdown>
      )}
      {!administers && !(row.mayLeave && bound) && '—'}
    </span>
  );
}
