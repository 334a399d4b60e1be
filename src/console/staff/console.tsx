import { App, ConfigProvider, Modal, Spin } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Me } from '../../contracts/console/session.ts';
import { CurrentPage } from './layout/current-page.tsx';
import { type ApiFault, createApi } from './shared/api.ts';
import { FaultView } from './shared/fault-view.tsx';
import { type Signed, SignedContext } from './shared/session.tsx';
import { asFault } from './shared/use-load.ts';
import { ChoosePassword } from './sign-in/choose-password.tsx';
import { SignInForm } from './sign-in/sign-in-form.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { text as signInText } from './sign-in/text.ts';
import { text } from './text.ts';
import { theme } from './theme.ts';

type State = { at: 'opening' } | { at: 'out' } | { at: 'fault'; fault: ApiFault } | { at: 'in'; me: Me };

/** Signed in or not: everything else hangs below. */
export function Console({ nonce }: { nonce: string }) {
  const [state, setState] = useState<State>({ at: 'opening' });
  /** The session ended while a page is open: it stays, with what was typed, below a sign-in. */
  const [ended, setEnded] = useState(false);
  const api = useMemo(() => createApi(() => setEnded(true)), []);

  const look = useCallback(
    () =>
      api.me().then(
        (me) => setState({ at: 'in', me }),
        (error: unknown) => {
          const fault = asFault(error);
          setState(fault.code === 'signed-out' ? { at: 'out' } : { at: 'fault', fault });
        },
      ),
    [api],
  );
  useEffect(() => void look(), [look]);

  const me = state.at === 'in' ? state.me : undefined;
  const enter = useCallback(
    (fresh: Me) => {
      // Somebody else at this computer: nothing of the one before may stay on screen.
      if (me && me.person.id !== fresh.person.id) return location.assign('/console');
      setEnded(false);
      setState({ at: 'in', me: fresh });
    },
    [me],
  );
  const signed = useMemo<Signed | undefined>(
    () =>
      me && {
        me,
        api,
        may: (action) => me.rights[action],
        refresh: async () => setState({ at: 'in', me: await api.me() }),
        signOut: async () => {
          await api.delete('/session');
          location.assign('/console');
        },
      },
    [me, api],
  );

  return (
    <ConfigProvider locale={zhCN} theme={theme} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 3 }}>
        {state.at === 'opening' && <Spin className="opening" description={text.opening} />}
        {state.at === 'fault' && <FaultView fault={state.fault} again={() => void look()} />}
        {state.at === 'out' && <SignInPage api={api} onSignedIn={enter} />}
        {signed && (
          <SignedContext value={signed}>
            {signed.me.mustChangePassword ? <ChoosePassword onDone={signed.refresh} /> : <CurrentPage />}
          </SignedContext>
        )}
        <Modal
          open={ended && me !== undefined}
          title={signInText.again}
          footer={null}
          closable={false}
          keyboard={false}
          mask={{ closable: false }}
          destroyOnHidden
          width={400}
        >
          <p className="muted">{signInText.againHint}</p>
          <SignInForm api={api} onSignedIn={enter} />
        </Modal>
      </App>
    </ConfigProvider>
  );
}
