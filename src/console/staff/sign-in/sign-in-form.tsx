import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Me, SignInBody } from '../../../contracts/console/session.ts';
import type { Api } from '../shared/api.ts';
import { asFault } from '../shared/use-load.ts';
import { text } from './text.ts';

/** Name and password, then (where two-step sign-in is on) the code. */
export function SignInForm({ api, onSignedIn }: { api: Api; onSignedIn: (me: Me) => void }) {
  const [form] = Form.useForm<SignInBody>();
  const [askCode, setAskCode] = useState(false);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async ({ name, password, code }: SignInBody) => {
    setBusy(true);
    setFault(undefined);
    try {
      onSignedIn(await api.signIn({ name, password, ...(askCode && code ? { code } : {}) }));
    } catch (error) {
      const { code: why, message } = asFault(error);
      if (why === 'code-needed') setAskCode(true);
      else {
        setFault(message);
        form.setFieldValue('code', '');
        if (why === 'wrong') setAskCode(false);
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form<SignInBody> form={form} layout="vertical" requiredMark={false} onFinish={submit} size="large">
      {fault && <Alert type="error" showIcon title={fault} role="alert" className="form-fault" />}
      <div hidden={askCode}>
        <Form.Item name="name" label={text.name} rules={[{ required: true, message: text.needName }]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item
          name="password"
          label={text.password}
          rules={[{ required: true, message: text.needPassword }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
      </div>
      {askCode && (
        <Form.Item
          name="code"
          label={text.code}
          extra={text.codeHint}
          rules={[{ required: true, message: text.needCode }]}
        >
          <Input autoComplete="one-time-code" autoFocus maxLength={40} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {text.submit}
      </Button>
      {askCode && (
        <Button type="link" block onClick={() => setAskCode(false)}>
          {text.back}
        </Button>
      )}
    </Form>
  );
}
