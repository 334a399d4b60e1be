import { Button } from 'antd';
import { useRef } from 'react';
import type { PageProps } from '../pages.ts';
import { useSigned } from '../shared/session.tsx';
import { useAlertSettings } from './alerts/use-alert-settings.ts';
import { useAnnounce } from './alerts/use-announce.ts';
import { useTitleCount } from './alerts/use-title-count.ts';
import { DeskBar } from './desk-bar.tsx';
import { DeskDialogs } from './dialogs/desk-dialogs.tsx';
import { useDialogs } from './dialogs/use-dialogs.ts';
import { FactsPane } from './facts/facts-pane.tsx';
import { useDesk } from './hooks/use-desk.ts';
import { useDeskPlace } from './hooks/use-desk-place.ts';
import { useNow } from './hooks/use-now.ts';
import { useOutbox } from './hooks/use-outbox.ts';
import { useSeen } from './hooks/use-seen.ts';
import { useTyped } from './hooks/use-typed.ts';
import { useDeskKeys } from './keys/use-desk-keys.ts';
import { heldOf, ListsPane } from './lists/lists-pane.tsx';
import './styles/desk.css';
import { TalkPane } from './talk/talk-pane.tsx';
import { useActs } from './talk/use-acts.ts';
import { text } from './text.ts';
import type { ComposerHandle } from './write/composer.tsx';

/** 工作台: queue and my chats, one conversation, its facts; on a phone one of the three at a time. */
export default function DeskPage({ rest: [open] }: PageProps) {
  const { me, may } = useSigned();
  const place = useDeskPlace(open);

  const flush = useRef<() => void>(undefined);
  const desk = useDesk(open, () => flush.current?.());
  const { story, read } = desk.stories;
  const outbox = useOutbox(me.person.id, read);
  flush.current = outbox.flush;
  const typed = useTyped(me.person.id);
  const unread = useSeen(me.person.id, story);
  const now = useNow(desk.ahead);
  const acts = useActs(desk);
  const dialogs = useDialogs(open);
  const [settings, change] = useAlertSettings();
  const composer = useRef<ComposerHandle>(null);
  const notes = useRef<{ focus(): void }>(null);

  const queue = desk.queue.data;
  const matters = desk.matters.data;
  const held = heldOf(matters);
  const play = useAnnounce(queue, matters, open, settings);
  useTitleCount(held.filter(unread).length + (queue ?? []).filter(({ card }) => card).length);
  useDeskKeys({ desk, place, held, acts, dialogs, composer, notes, single: settings.singleKeys });

  const shown = open === undefined ? 'lists' : place.factsShown ? 'facts' : 'talk';
  return (
    <div className={`desk shows-${shown}`}>
      <section className="desk-lists" aria-label={text.panes.lists}>
        <DeskBar
          me={desk.choices.data?.me}
          leave={(away) => void acts.leave(away)}
          showKeys={() => dialogs.showKeys(true)}
          settings={settings}
          change={change}
          play={play}
        />
        {desk.lost && (
          <p className="line-lost" role="status">
            {text.line.lost}
          </p>
        )}
        <ListsPane
          desk={desk}
          list={place.list}
          show={place.showList}
          open={open}
          now={now}
          busy={acts.busy}
          readsAll={may('matter.read') === 'area'}
          unread={unread}
          take={({ number }) => void acts.take(number)}
          pass={dialogs.pass}
        />
      </section>
      <section className="desk-talk" aria-label={text.panes.talk}>
        {desk.lost && open !== undefined && (
          <p className="line-lost talk-lost" role="status">
            {text.line.lost}
          </p>
        )}
        <TalkPane {...{ desk, place, now, acts, dialogs, outbox, typed, composer }} />
      </section>
      {open !== undefined && story && (
        <aside className="desk-facts" aria-label={text.panes.facts}>
          <div className="facts-back">
            <Button onClick={() => place.show(open)}>{text.hideFacts}</Button>
          </div>
          <FactsPane
            story={story}
            choices={desk.choices.data}
            now={now}
            notes={notes}
            addNote={async (note) => {
              await acts.post(open, 'note', { text: note });
              await read(open);
            }}
            cancelAppointment={(appointment) =>
              void acts.run(open, () => acts.post(open, 'cancel-appointment', { appointment }))
            }
          />
        </aside>
      )}
      <DeskDialogs {...{ desk, now, acts, dialogs, composer, settings, change }} />
    </div>
  );
}
