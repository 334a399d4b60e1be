import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { useSigned } from '../shared/session.tsx';
import { asFault } from '../shared/use-load.ts';
import { PasswordFields, type PasswordForm } from './password-fields.tsx';
import { text } from './text.ts';

/** After signing in with a one-time password nothing else is open until there is one of their own. */
export function ChoosePassword({ onDone }: { onDone: () => Promise<void> }) {
  const { api, signOut } = useSigned();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async ({ old, fresh }: PasswordForm) => {
    setBusy(true);
    setFault(undefined);
    try {
      await api.post('/account/password', { old, fresh });
      await onDone();
    } catch (error) {
      setFault(asFault(error).message);
      setBusy(false);
    }
  };
  return (
    <div className="sign-in">
      <main className="sign-in-card">
        <h1>{text.choose}</h1>
        <p className="muted">{text.chooseHint}</p>
        <Form<PasswordForm> layout="vertical" requiredMark={false} onFinish={submit} size="large">
          {fault && <Alert type="error" showIcon title={fault} role="alert" className="form-fault" />}
          <PasswordFields oldLabel={text.old} />
          <Button type="primary" htmlType="submit" block loading={busy}>
            {text.save}
          </Button>
          <Button type="link" block onClick={() => void signOut()}>
            {text.leave}
          </Button>
        </Form>
      </main>
    </div>
  );
}
