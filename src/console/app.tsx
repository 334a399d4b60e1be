import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Citation } from '../contracts/answer.ts';
import type { AreaItem, TopicItem } from '../contracts/api.ts';
import type { ChatMessage } from '../contracts/chat.ts';
import { createApi } from './api/api-client.ts';
import { verbOf } from './chat/action-label.ts';
import { Composer } from './chat/composer.tsx';
import { MessageList } from './chat/message-list.tsx';
import { localDay } from './chat/times.ts';
import { useChat } from './chat/use-chat.ts';
import { KioskBar } from './kiosk/kiosk-bar.tsx';
import { SampleBanner } from './shell/banners.tsx';
import { type DrawerName, Header } from './shell/header.tsx';
import { usePreferences } from './shell/preferences.ts';
import { antdTheme } from './shell/theme.ts';
import { text } from './text.ts';
import { Welcome } from './welcome/welcome.tsx';

// Not on the first screen: fetched when first opened.
const AreaDrawer = lazy(() => import('./drawers/area-drawer.tsx'));
const CitationDrawer = lazy(() => import('./drawers/citation-drawer.tsx'));
const MineDrawer = lazy(() => import('./drawers/mine-drawer.tsx'));
const SettingsDrawer = lazy(() => import('./drawers/settings-drawer.tsx'));

interface Opened {
  citation: Citation;
  day: string;
}

export function App({ kiosk, nonce }: { kiosk: boolean; nonce: string }) {
  const api = useMemo(() => createApi(kiosk), [kiosk]);
  const chat = useChat(api, kiosk);
  const preferences = usePreferences(kiosk);
  const [areas, setAreas] = useState<readonly AreaItem[]>([]);
  const [topics, setTopics] = useState<readonly TopicItem[]>([]);
  const [drawer, setDrawer] = useState<DrawerName>();
  const [opened, setOpened] = useState<Opened>();
  // Drawers stay once fetched, so that they can close as smoothly as they open.
  const [fetched, setFetched] = useState<ReadonlySet<string>>(new Set());
  const { session, state, send, refreshSession } = chat;

  const show = useCallback((name: DrawerName | 'citation') => {
    setFetched((old) => new Set(old).add(name));
    if (name !== 'citation') setDrawer(name);
  }, []);

  const office = session?.office;
  useEffect(() => {
    if (office === undefined) return;
    document.title = text.title(office);
    // Without these two the chat still works; they are asked for again with the next visit.
    api.topics().then(setTopics, () => undefined);
    api.areas().then(
      (found) => setAreas(found.areas),
      () => undefined,
    );
  }, [api, office]);

  const press = useCallback(
    (action: string, label: string) => {
      if (action === 'areas') return show('area');
      if (action === 'privacy' || action === 'my') return show('mine');
      send({ kind: 'action', action, label });
    },
    [send, show],
  );

  // Somebody invited to a mediation: the link's token goes to the server once, and out of the address.
  const ready = session !== undefined;
  useEffect(() => {
    const token = ready ? new URLSearchParams(location.search).get('m') : null;
    if (!token || !/^[A-Za-z0-9_-]{8,50}$/.test(token)) return;
    const address = new URL(location.href);
    address.searchParams.delete('m');
    history.replaceState(null, '', address);
    send({ kind: 'action', action: `m:link:${token}`, label: text.openInvitation });
  }, [ready, send]);

  // A settled press may have changed the community.
  const answered = state.messages.findLast((one) => one.direction === 'out');
  const asked = state.messages.findLast((one) => one.direction === 'in' && one.turnId === answered?.turnId);
  const verb = asked?.action ? verbOf(asked.action) : undefined;
  const answeredSeq = answered?.seq;
  useEffect(() => {
    if (answeredSeq === undefined) return;
    if (verb === 'area') void refreshSession();
  }, [answeredSeq, verb, refreshSession]);

  const open = useCallback(
    (citation: Citation, message: ChatMessage) => {
      setOpened({ citation, day: localDay(message.at) });
      show('citation');
    },
    [show],
  );
  const reset = useCallback(() => {
    void api.endSession().finally(() => location.reload());
  }, [api]);

  const names = useMemo(
    () =>
      new Map([
        ...areas.map(({ id, name }) => [id, name] as const),
        ...topics.map(({ id, label }) => [id, label] as const),
      ]),
    [areas, topics],
  );
  const fresh = state.messages.length === 0 && state.unsent.length === 0;
  const theme = useMemo(
    () => antdTheme(preferences.dark, preferences.size),
    [preferences.dark, preferences.size],
  );
  const close = () => setDrawer(undefined);

  return (
    <ConfigProvider locale={zhCN} theme={theme} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <a className="skip" href="#question">
        {text.skipToInput}
      </a>
      <Header session={session} line={chat.line} open={show} />
      {session?.sample && <SampleBanner />}
      <main className="main">
        {!session && (
          <p className="opening" role="status">
            {chat.broken ? text.banner.failed : text.chat.loading}
            {chat.broken && (
              <button type="button" className="link" onClick={() => void chat.load()}>
                {text.banner.retry}
              </button>
            )}
          </p>
        )}
        {fresh && chat.erased && (
          <p className="erased" role="status">
            {text.mine.erased}
          </p>
        )}
        {session && fresh && (
          <Welcome
            session={session}
            topics={topics}
            size={preferences.size}
            setSize={preferences.setSize}
            chooseArea={() => show('area')}
            ask={(topic) =>
              topic.suggested
                ? send({ kind: 'text', text: topic.suggested, label: topic.suggested })
                : press(`topic:${topic.id}`, topic.label)
            }
          />
        )}
        {session && !fresh && <MessageList chat={chat} names={names} open={open} press={press} />}
      </main>
      {session && (
        <footer className="footer">
          {kiosk && <KioskBar used={!fresh} reset={reset} />}
          <Composer limits={session.limits} send={send} press={press} fresh={fresh} />
        </footer>
      )}
      <Suspense>
        {fetched.has('citation') && (
          <CitationDrawer
            api={api}
            citation={opened?.citation}
            day={opened?.day ?? ''}
            close={() => setOpened(undefined)}
          />
        )}
        {fetched.has('area') && (
          <AreaDrawer
            areas={areas}
            current={session?.area?.id}
            open={drawer === 'area'}
            close={close}
            choose={(area) => {
              close();
              press(`area:${area.id}`, area.name);
            }}
          />
        )}
        {fetched.has('mine') && <MineDrawer api={api} open={drawer === 'mine'} close={close} press={press} />}
        {fetched.has('settings') && (
          <SettingsDrawer preferences={preferences} open={drawer === 'settings'} close={close} />
        )}
      </Suspense>
    </ConfigProvider>
  );
}
