import { Button, Modal, Typography } from 'antd';
import type { OneTimePassword } from '../../../contracts/console/accounts.ts';
import { exactTime } from '../shared/times.ts';
import { text } from './text.ts';

/** A one-time password, until the administrator says that it was handed over. */
export function OnceShown({ once, onClose }: { once: OneTimePassword | undefined; onClose: () => void }) {
  return (
    <Modal
      open={once !== undefined}
      title={text.once}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {text.done}
        </Button>
      }
    >
      {once && (
        <>
          <p>{text.onceHint}</p>
          <dl className="once">
            <div>
              <dt>{text.name}</dt>
              <dd>{once.name}</dd>
            </div>
            <div>
              <dt>{text.once}</dt>
              <dd>
                <Typography.Text copyable code>
                  {once.password}
                </Typography.Text>
              </dd>
            </div>
          </dl>
          <p className="muted">{text.until(exactTime(once.expiresAt))}</p>
        </>
      )}
    </Modal>
  );
}
