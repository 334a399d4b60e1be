import { useEffect, useState } from 'react';
import type { Me, Welcome } from '../../../contracts/console/session.ts';
import { Banners } from '../layout/banners.tsx';
import type { Api } from '../shared/api.ts';
import { SignInForm } from './sign-in-form.tsx';
import { text } from './text.ts';

export function SignInPage({ api, onSignedIn }: { api: Api; onSignedIn: (me: Me) => void }) {
  const [welcome, setWelcome] = useState<Welcome>();
  useEffect(() => {
    // Only the heading hangs on it: without, the form serves as well.
    api.get<Welcome>('/session/welcome').then(setWelcome, () => undefined);
  }, [api]);
  return (
    <div className="sign-in">
      {welcome && <Banners me={welcome} />}
      <main className="sign-in-card">
        <img src="/favicon.svg" alt="" width={44} height={44} />
        <h1>{text.heading(welcome?.office ?? null)}</h1>
        <p className="muted">{text.intro}</p>
        <SignInForm api={api} onSignedIn={onSignedIn} />
        <p className="muted small">{text.forgot}</p>
      </main>
      <a href="/" className="sign-in-other">
        {text.resident}
      </a>
    </div>
  );
}
