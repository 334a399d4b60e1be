import { Form, Input, Radio, Select } from 'antd';
import { text } from '../text.ts';
import { AskDialog } from './ask-dialog.tsx';
import type { DialogProps } from './dialogs.tsx';

const words = text.dialogs.close;
const required = [{ required: true, whitespace: true, message: words.required }];
interface Ending {
  outcome: string;
  referral?: string;
  summary: string;
}

export function CloseDialog({ close, post, done, choices }: DialogProps) {
  const [form] = Form.useForm<Ending>();
  const outcome = Form.useWatch('outcome', form);
  return (
    <AskDialog<Ending>
      title={words.title}
      ok={words.ok}
      form={form}
      close={close}
      initial={{ outcome: choices?.outcomes[0]?.id ?? '' }}
      run={async (values) => {
        await post('close', values);
        done(words.done);
      }}
    >
      <Form.Item name="outcome" label={words.outcome}>
        <Radio.Group options={(choices?.outcomes ?? []).map(({ id, label }) => ({ value: id, label }))} />
      </Form.Item>
      {outcome === 'referred' && (
        <Form.Item name="referral" label={words.referral} rules={required}>
          <Select options={(choices?.referrals ?? []).map(({ id, label }) => ({ value: id, label }))} />
        </Form.Item>
      )}
      <Form.Item name="summary" label={words.summary} rules={required} extra={words.summaryHint}>
        <Input.TextArea autoFocus rows={3} maxLength={500} showCount />
      </Form.Item>
    </AskDialog>
  );
}
