import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { OwnAccount, RecoveryCodes, TotpSetUp } from '../../../contracts/console/account.ts';
import { useSigned } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { text as signIn } from '../sign-in/text.ts';
import { text } from './text.ts';

const FEW = 3;

export function TwoStep({ account, onChanged }: { account: OwnAccount; onChanged: () => void }) {
  const { api, refresh } = useSigned();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const [setUp, setSetUp] = useState<TotpSetUp>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [ending, setEnding] = useState(false);
  const changed = async () => {
    await refresh();
    onChanged();
  };
  const begin = () => act(async () => setSetUp(await api.post<TotpSetUp>('/account/totp')));
  const confirm = ({ code }: { code: string }) =>
    act(async () => {
      const { recoveryCodes } = await api.post<RecoveryCodes>('/account/totp/confirm', { code });
      setSetUp(undefined);
      setCodes(recoveryCodes);
      await changed();
    });
  const end = (given: { password: string; code: string }) =>
    act(async () => {
      await api.post('/account/totp/end', given);
      setEnding(false);
      message.success(text.turnedOff);
      await changed();
    });

  return (
    <section className="panel">
      <h2>{text.twoStep}</h2>
      <p>{account.twoStep ? text.twoStepOn(account.recoveryCodesLeft) : text.twoStepOff}</p>
      {account.twoStep && account.recoveryCodesLeft <= FEW && (
        <Alert type="warning" showIcon title={text.fewCodes} className="form-fault" />
      )}
      {account.twoStep
        ? !ending && <Button onClick={() => setEnding(true)}>{text.turnOff}</Button>
        : !setUp && (
            <Button type="primary" loading={busy} onClick={() => void begin()}>
              {text.turnOn}
            </Button>
          )}
      {setUp && (
        <Form layout="vertical" requiredMark={false} onFinish={confirm} className="narrow-form">
          <p>{text.scan}</p>
          <img
            className="qr"
            alt={text.twoStep}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(setUp.svg)}`}
          />
          <p className="muted">
            {text.orType} <code className="secret">{setUp.secret}</code>
          </p>
          <Form.Item name="code" label={text.confirm} rules={[{ required: true, message: signIn.needCode }]}>
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {text.confirmButton}
          </Button>
        </Form>
      )}
      {ending && (
        <Form layout="vertical" requiredMark={false} onFinish={end} className="narrow-form">
          <Form.Item
            name="password"
            label={text.old}
            rules={[{ required: true, message: signIn.needPassword }]}
          >
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Form.Item
            name="code"
            label={text.codeOrBackup}
            rules={[{ required: true, message: signIn.needCode }]}
          >
            <Input autoComplete="one-time-code" maxLength={40} />
          </Form.Item>
          <Button danger htmlType="submit" loading={busy}>
            {text.turnOff}
          </Button>
        </Form>
      )}
      <Modal
        open={codes !== undefined}
        title={text.codes}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
        footer={
          <Button type="primary" onClick={() => setCodes(undefined)}>
            {text.codesDone}
          </Button>
        }
      >
        <p>{text.codesHint}</p>
        <ul className="codes">
          {codes?.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Modal>
    </section>
  );
}
