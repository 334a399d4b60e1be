import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { useApi } from '../shared/session.tsx';
import { text as shared } from '../shared/text.ts';
import { useAct } from '../shared/use-act.ts';
import { PasswordFields, type PasswordForm } from '../sign-in/password-fields.tsx';
import { text } from './text.ts';

export function ChangePassword({ onChanged }: { onChanged: () => void }) {
  const api = useApi();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const [open, setOpen] = useState(false);
  const submit = async ({ old, fresh }: PasswordForm) => {
    if (!(await act(() => api.post('/account/password', { old, fresh })))) return;
    setOpen(false);
    message.success(text.changed);
    onChanged();
  };
  return (
    <section className="panel">
      <h2>{text.password}</h2>
      {open ? (
        <Form<PasswordForm> layout="vertical" requiredMark={false} onFinish={submit} className="narrow-form">
          <PasswordFields oldLabel={text.old} />
          <div className="row">
            <Button type="primary" htmlType="submit" loading={busy}>
              {text.save}
            </Button>
            <Button onClick={() => setOpen(false)}>{shared.cancel}</Button>
          </div>
        </Form>
      ) : (
        <Button onClick={() => setOpen(true)}>{text.change}</Button>
      )}
    </section>
  );
}
