import { Modal, Switch } from 'antd';
import { text } from '../text.ts';

const words = text.keys;

export function KeysDialog({
  open,
  close,
  single,
  setSingle,
}: {
  open: boolean;
  close: () => void;
  single: boolean;
  setSingle: (on: boolean) => void;
}) {
  return (
    <Modal open={open} title={words.title} footer={null} onCancel={close} width={420}>
      <p className="muted">{words.hint}</p>
      <dl className="keys">
        {words.list.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div className="switch-line">
        <Switch id="desk-single-keys" size="small" checked={single} onChange={setSingle} />
        <label htmlFor="desk-single-keys">{words.single}</label>
      </div>
    </Modal>
  );
}
