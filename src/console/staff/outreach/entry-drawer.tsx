import { App, Button, Drawer } from 'antd';
import { useRef, useState } from 'react';
import type { Choices } from '../../../contracts/console/figures.ts';
import type { OutreachBody, OutreachItem, OutreachKinds } from '../../../contracts/console/outreach.ts';
import { useSigned } from '../shared/session.tsx';
import { dayOf, timeOf } from '../shared/times.ts';
import { useAct } from '../shared/use-act.ts';
import { useNarrow } from '../shared/use-narrow.ts';
import { useSure } from '../shared/use-sure.ts';
import { EntryForm } from './entry-form.tsx';
import { text } from './text.ts';

/** A new entry, or one to be changed. On a phone it fills the screen, with the key to press under the thumb. */
export function EntryDrawer({
  entry,
  kinds,
  choices,
  onClose,
  onDone,
}: {
  /** 'new', one that exists, or undefined: closed. */
  entry: 'new' | OutreachItem | undefined;
  kinds: OutreachKinds['kinds'];
  choices: Choices | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const { me, api } = useSigned();
  const { message } = App.useApp();
  const sure = useSure();
  const { busy, act } = useAct();
  const narrow = useNarrow();
  const [kind, setKind] = useState('');
  /** A fresh form for the next one. */
  const [round, setRound] = useState(0);
  const current = useRef<OutreachBody>(undefined);
  const old = entry === 'new' ? undefined : entry;
  const start = old ? bodyOf(old) : blank(me.person.id, me.areas.length === 1 ? me.areas[0]!.id : homeOf(me));
  const close = () => {
    setKind('');
    current.current = undefined;
    onClose();
  };
  const save = (again: boolean) =>
    act(async () => {
      const body = current.current ?? start;
      if (old) await api.put(`/outreach/${encodeURIComponent(old.id)}`, body);
      else await api.post('/outreach', body);
      message.success(old ? text.changed : text.saved);
      onDone();
      if (!again) return close();
      current.current = undefined;
      setKind('');
      setRound((n) => n + 1);
    });
  const remove = () =>
    sure(text.sureRemove, text.sureRemoveHint, text.remove, async () => {
      const done = await act(() => api.delete(`/outreach/${encodeURIComponent(old!.id)}`));
      if (!done) return;
      message.success(text.removed);
      onDone();
      close();
    });
  const ready = old !== undefined || kind !== '';
  return (
    <Drawer
      open={entry !== undefined}
      onClose={close}
      title={old ? text.edit : text.add}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '100%' : 480}
      destroyOnHidden
      footer={
        ready && (
          <div className="entry-footer">
            {old ? (
              <Button danger onClick={remove}>
                {text.remove}
              </Button>
            ) : (
              <Button size="large" loading={busy} onClick={() => void save(true)}>
                {text.saveMore}
              </Button>
            )}
            <Button size="large" type="primary" loading={busy} onClick={() => void save(false)}>
              {old ? text.saveChange : text.save}
            </Button>
          </div>
        )
      }
    >
      {entry !== undefined && (
        <EntryForm
          key={old?.id ?? round}
          kinds={kinds}
          choices={choices}
          start={start}
          onChange={(next) => {
            current.current = next;
            setKind(next.kind);
          }}
        />
      )}
      {old && (
        <p className="muted small">
          {text.madeBy(nameOf(choices, old.madeBy), timeOf(old.madeAt), text.from[old.cameFrom] ?? '')}
        </p>
      )}
    </Drawer>
  );
}

const nameOf = (choices: Choices | undefined, id: string): string =>
  choices?.people.find((person) => person.id === id)?.name ?? id;

/** Whoever serves one community works there; whoever serves more chooses. */
function homeOf({
  areas,
}: {
  areas: readonly { id: string; level: string; parentId: string | null }[];
}): string {
  const communities = areas.filter(({ level }) => level === 'community');
  return communities.length === 1 ? communities[0]!.id : '';
}

const blank = (person: string, area: string): OutreachBody => ({
  ...{ kind: '', day: dayOf(new Date()), area, person, place: '', note: '', count: 1, people: 0 },
});

const bodyOf = ({ kind, day, area, person, place, note, count, people }: OutreachItem): OutreachBody => ({
  ...{ kind, day, area, person, place, note, count, people },
});
