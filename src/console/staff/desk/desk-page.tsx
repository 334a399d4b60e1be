import { App, Button, Result, Spin } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueueItem } from '../../../contracts/console/desk.ts';
import type { PageProps } from '../pages.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { BASE, go, usePlace } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { useAlertSettings } from './alerts/use-alert-settings.ts';
import { useAnnounce } from './alerts/use-announce.ts';
import { useTitleCount } from './alerts/use-title-count.ts';
import { DeskBar } from './desk-bar.tsx';
import { Dialog, type DialogName } from './dialogs/dialogs.tsx';
import { PassDialog } from './dialogs/small-dialogs.tsx';
import { FactsPane } from './facts/facts-pane.tsx';
import { useDesk } from './hooks/use-desk.ts';
import { useNow } from './hooks/use-now.ts';
import { useOutbox } from './hooks/use-outbox.ts';
import { useSeen } from './hooks/use-seen.ts';
import { useTyped } from './hooks/use-typed.ts';
import { KeysDialog } from './keys/keys-dialog.tsx';
import { useKeys } from './keys/use-keys.ts';
import { heldOf, type ListName, ListsPane } from './lists/lists-pane.tsx';
import './styles/desk.css';
import { MatterHead } from './talk/matter-head.tsx';
import { Stream } from './talk/stream.tsx';
import { useActs } from './talk/use-acts.ts';
import { text } from './text.ts';
import { Composer, type ComposerHandle } from './write/composer.tsx';
import { type LawAsked, LawDrawer } from './write/law-drawer.tsx';
import { whyNot } from './write/why-not.ts';

const LISTS: readonly string[] = ['mine', 'queue', 'closed'] satisfies ListName[];
const isList = (name: string | null): name is ListName => name !== null && LISTS.includes(name);

/** 工作台: queue and my chats, one conversation, its facts; on a phone one of the three at a time. */
export default function DeskPage({ rest: [open] }: PageProps) {
  const { me, may } = useSigned();
  const { message } = App.useApp();
  const { query } = usePlace();
  const wanted = query.get('list');
  const list: ListName = isList(wanted) ? wanted : 'mine';
  const factsShown = query.get('pane') === 'facts';

  const flush = useRef<() => void>(undefined);
  const desk = useDesk(open, () => flush.current?.());
  const { story, fault, read } = desk.stories;
  const outbox = useOutbox(me.person.id, read);
  flush.current = outbox.flush;
  const typed = useTyped(me.person.id);
  const seen = useSeen(me.person.id);
  const now = useNow(desk.ahead);
  const acts = useActs(desk);
  const [settings, change] = useAlertSettings();

  const [dialog, setDialog] = useState<DialogName>();
  const [passing, setPassing] = useState<QueueItem>();
  const [law, setLaw] = useState<LawAsked>();
  const [keysShown, setKeysShown] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const notes = useRef<{ focus(): void }>(null);

  const queue = desk.queue.data;
  const matters = desk.matters.data;
  const held = heldOf(matters);
  const play = useAnnounce(queue, matters, open, settings);
  useTitleCount(held.filter(seen.unread).length + (queue ?? []).filter(({ card }) => card).length);

  // Read: the newest words are on screen, before somebody who looks at them.
  const { see } = seen;
  const newest = story?.last?.by === 'resident' ? story.last.at : undefined;
  useEffect(() => {
    const mark = () => {
      if (!document.hidden && open !== undefined && newest !== undefined) see(open, newest);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [open, newest, see]);

  // A dialog belongs to the matter it was opened for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: closed when another is opened
  useEffect(() => setDialog(undefined), [open]);

  const show = (number: string | undefined, pane?: 'facts') => {
    const search = new URLSearchParams({ list });
    if (pane) search.set('pane', pane);
    go(`${BASE}/desk${number ? `/${number}` : ''}?${search}`);
  };
  const step = (by: 1 | -1) => {
    const at = held.findIndex(({ number }) => number === open);
    const next = held[at < 0 ? 0 : (at + by + held.length) % held.length];
    if (next) show(next.number);
  };
  const work = story?.may.work ?? false;
  const whenMine = (run: () => void) => () => work && run();
  const openCitation = useCallback(
    (citation: Extract<LawAsked, { type: 'citation' }>['citation'], day: string) =>
      setLaw({ type: 'citation', citation, day }),
    [],
  );
  useKeys(
    {
      J: () => step(1),
      K: () => step(-1),
      R: whenMine(() => composer.current?.focus()),
      N: whenMine(() => {
        if (factsShown || window.innerWidth >= 1200) notes.current?.focus();
        else {
          show(open, 'facts');
          setTimeout(() => notes.current?.focus());
        }
      }),
      T: () => {
        const next = story?.may.take ? story.number : (queue ?? []).find(({ card }) => card)?.number;
        if (next && !acts.busy) void acts.take(next);
      },
      D: whenMine(() => composer.current?.draft()),
      L: () => setLaw({ type: 'search' }),
      C: whenMine(() => composer.current?.canned()),
      H: whenMine(() => setDialog('hand-on')),
      E: whenMine(() => setDialog('close')),
      '?': () => setKeysShown(true),
    },
    { single: settings.singleKeys, blocked: dialog !== undefined || passing !== undefined || keysShown },
  );

  const shown = open === undefined ? 'lists' : factsShown ? 'facts' : 'talk';
  return (
    <div className={`desk shows-${shown}`}>
      <section className="desk-lists" aria-label={text.panes.lists}>
        <DeskBar
          me={desk.choices.data?.me}
          leave={(away) => void acts.leave(away)}
          showKeys={() => setKeysShown(true)}
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
          list={list}
          show={(name) => go(`${location.pathname}?list=${name}`, { replace: true })}
          open={open}
          now={now}
          busy={acts.busy}
          readsAll={may('matter.read') === 'area'}
          unread={seen.unread}
          take={({ number }) => void acts.take(number)}
          pass={setPassing}
        />
      </section>
      <section className="desk-talk" aria-label={text.panes.talk}>
        {desk.lost && open !== undefined && (
          <p className="line-lost talk-lost" role="status">
            {text.line.lost}
          </p>
        )}
        {open === undefined ? (
          <Result
            className="desk-none"
            status="info"
            icon={null}
            title={text.none}
            subTitle={text.noneHint}
          />
        ) : story ? (
          <>
            <MatterHead
              story={story}
              waiting={queue?.find(({ number }) => number === open)}
              now={now}
              busy={acts.busy}
              acts={{
                take: () => void acts.take(open),
                pass: setPassing,
                reopen: () => void acts.reopen(open),
                resume: () => void acts.resume(open),
                ask: setDialog,
              }}
              back={() => show(undefined)}
              showFacts={() => show(open, 'facts')}
            />
            <Stream
              key={open}
              story={story}
              outbox={outbox}
              openCitation={openCitation}
              takeBack={(words) => typed.set(open, { text: words })}
            />
            {work ? (
              <Composer
                key={`write-${open}`}
                ref={composer}
                story={story}
                typed={typed}
                outbox={outbox}
                choices={desk.choices.data}
                openLaw={() => setLaw({ type: 'search' })}
                openCitation={openCitation}
              />
            ) : (
              <p className="read-only">{whyNot(story)}</p>
            )}
          </>
        ) : fault?.code === 'not-found' ? (
          <Result
            status="info"
            title={text.gone}
            subTitle={text.goneHint}
            extra={<Button onClick={() => show(undefined)}>{text.back}</Button>}
          />
        ) : fault ? (
          <FaultView fault={fault} again={() => void read(open)} />
        ) : (
          <Spin className="opening" description={text.talk.loading} />
        )}
      </section>
      {open !== undefined && story && (
        <aside className="desk-facts" aria-label={text.panes.facts}>
          <div className="facts-back">
            <Button onClick={() => show(open)}>{text.hideFacts}</Button>
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
      {dialog && story && (
        <Dialog
          name={dialog}
          number={story.number}
          story={story}
          choices={desk.choices.data}
          now={now}
          close={() => setDialog(undefined)}
          post={(what, body) => acts.post(story.number, what, body)}
          done={(said) => {
            message.success(said);
            desk.changed(story.number);
          }}
        />
      )}
      {passing && (
        <PassDialog
          item={passing}
          reasons={desk.choices.data?.passReasons ?? []}
          close={() => setPassing(undefined)}
          run={(card, reason) => acts.pass(passing, card, reason)}
        />
      )}
      <LawDrawer
        asked={law}
        close={() => setLaw(undefined)}
        insert={work ? (words) => composer.current?.insert(words) : undefined}
      />
      <KeysDialog
        open={keysShown}
        close={() => setKeysShown(false)}
        single={settings.singleKeys}
        setSingle={(singleKeys) => change({ singleKeys })}
      />
    </div>
  );
}
