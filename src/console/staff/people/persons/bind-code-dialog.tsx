import { Alert, Button, Modal, Typography } from 'antd';
import type { BindCode } from '../../../../contracts/console/office.ts';
import { exactTime } from '../../shared/times.ts';
import { text } from '../text.ts';

const words = text.people;

/** Shown once, until it was handed over. */
export function BindCodeDialog({
  code,
  onClose,
}: {
  code: (BindCode & { name: string }) | undefined;
  onClose: () => void;
}) {
  return (
    <Modal
      open={code !== undefined}
      title={code && words.codeTitle(code.name)}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {words.codeDone}
        </Button>
      }
    >
      {code && (
        <>
          <p>{words.codeHint(code.bot)}</p>
          <p className="bind-code">
            <Typography.Text copyable code>
              {`/bind ${code.code}`}
            </Typography.Text>
          </p>
          <p className="muted">{words.codeUntil(exactTime(code.expiresAt))}</p>
          {code.bot === null && <Alert type="warning" title={words.codeNoBot} />}
        </>
      )}
    </Modal>
  );
}
